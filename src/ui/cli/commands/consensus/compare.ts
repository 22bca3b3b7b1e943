import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compareCase, type ProtocolComparison } from '../../../../analysis/consensus/protocolComparison.ts';
import { buildProtocolReport } from '../../../../analysis/reports/buildProtocolReport.ts';
import { commandLine } from '../../../../analysis/reports/reproduce.ts';
import { runChains } from '../../../../api/consensus/runChains.ts';
import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../../core/utils/node/makeFolder.ts';
import { programVersion } from '../../../../simulation/results/node/programVersion.ts';
import { parseSeeds } from '../../compare/seedList.ts';
import { comparisonJson, comparisonText } from '../../consensus/comparisonText.ts';
import { wholeOf } from '../../consensus/lists.ts';
import { type CaseRequest, type PlannedCases, planCases } from '../../consensus/planCases.ts';
import { interruptible } from '../../interrupt.ts';
import { checkFolderPlace } from '../../outPlace.ts';
import { Output } from '../../output.ts';
import { loadedPlugins } from '../../plugins.ts';
import { startProgress } from '../../progress.ts';
import { formsOf, placeOf } from '../../report/reportPlace.ts';
import { showContent } from '../../showReport.ts';
import { parseWorkers } from '../../workerCount.ts';

export interface CompareProtocolsOptions extends CaseRequest {
  readonly seeds: string;
  readonly blockSize: string;
  readonly workers?: string;
  readonly plugin: readonly string[];
  /** True, or the file to write. */
  readonly report?: true | string;
  readonly open: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `market-sim consensus compare` */
export async function compareProtocolsCommand(options: CompareProtocolsOptions): Promise<void> {
  const output = new Output(options.json === true);
  const planned = planCases(options);
  const transactions = wholeOf('--block-size', options.blockSize, 1);
  const seeds = parseSeeds(options.seeds);
  checkPlaces(options);
  const runs = await runShown(planned, seeds, options);
  const made = runs[0].map(({ seed }) => seed);
  if (made.length === 0) {
    throw new BaseError('INTERRUPTED', 'no seed had been run in every case by then', {
      advice: 'Start it again; nothing of it was kept.',
    });
  }
  const cases = planned.cases.map(({ plan: _, ...each }, i) => compareCase(each, runs[i], transactions));
  const comparison = { seeds: made, transactions, cases, omitted: planned.omitted };
  const interrupted = made.length < seeds.length;
  const source = { programVersion: programVersion(), command: commandOf(options), interrupted };
  for (const line of comparisonText(comparison)) output.say(line);
  const json = comparisonJson(comparison, source);
  if (options.out !== undefined) writeJson(options.out, json, output);
  if (options.report !== undefined) await showReport(comparison, source, options, output);
  output.result(json);
  if (interrupted) process.exitCode = EXIT.interrupted;
}

async function runShown({ cases }: PlannedCases, seeds: readonly number[], options: CompareProtocolsOptions) {
  const workers = parseWorkers(options.workers, availableParallelism());
  const progress = await startProgress('consensus', 'runs');
  try {
    return await interruptible((signal) =>
      runChains(
        cases.map(({ plan }) => plan),
        {
          seeds,
          workers,
          plugins: loadedPlugins(),
          signal,
          onProgress: (share, made) => progress.update(share, made),
        },
      ),
    );
  } finally {
    progress.stop();
  }
}

/** What cannot be written in the end is refused before anything runs. */
function checkPlaces(options: CompareProtocolsOptions): void {
  if (options.out !== undefined) checkFolderPlace(options.out);
  if (options.report !== undefined) checkFolderPlace(placeOf(reportOut(options), []).dir);
}

/** Where the report goes, if the command line says so. */
function reportOut({ report, out }: Pick<CompareProtocolsOptions, 'report' | 'out'>): string | undefined {
  return typeof report === 'string' ? report : out;
}

/** The whole comparison beside its report, for programs that come later. */
function writeJson(dir: string, json: object, output: Output): void {
  const path = join(dir, 'comparison.json');
  withIoErrors('create', dir, () => makeFolder(dir));
  writeFileAtomic(path, `${JSON.stringify(json)}\n`);
  output.say(`comparison  ${path}`);
}

async function showReport(
  comparison: ProtocolComparison,
  source: Parameters<typeof buildProtocolReport>[1],
  { report, out, open }: CompareProtocolsOptions,
  output: Output,
): Promise<void> {
  const place = reportOut({ report, out });
  const content = buildProtocolReport(comparison, source);
  await showContent(content, { forms: formsOf({ out: place }), out: place, open, output });
}

/** The command that makes the same comparison again. How many threads and what is shown do not matter to it. */
function commandOf(options: CompareProtocolsOptions): string {
  const each = (name: string, values: readonly string[]) => values.flatMap((value) => [name, value]);
  const given = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  return commandLine([
    'consensus',
    'compare',
    ...given('--protocols', options.protocols),
    '--nodes',
    options.nodes,
    '--attacks',
    options.attacks,
    ...given('--faulty', options.faulty),
    '--epochs',
    options.epochs,
    '--seeds',
    options.seeds,
    '--block-size',
    options.blockSize,
    ...each('--set', options.set),
    ...each('--plugin', options.plugin),
  ]);
}
