import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compareVariants } from '../../../analysis/comparison/compareVariants.ts';
import type { MarketComparison } from '../../../analysis/comparison/comparison.ts';
import { type ComparisonSource, comparisonJson } from '../../../analysis/comparison/comparisonJson.ts';
import { buildSeedReport } from '../../../analysis/reports/buildSeedReport.ts';
import { commandLine } from '../../../analysis/reports/reproduce.ts';
import { compareWorlds } from '../../../api/compare/compareWorlds.ts';
import { parseDuration } from '../../../core/data/config/duration.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { ERROR_CODES, type ErrorCode, EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../core/utils/node/makeFolder.ts';
import { manifestDifferences } from '../../../simulation/results/manifestDifferences.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { registeredPlugins } from '../../../simulation/scenarios/plugins/registerPlugin.ts';
import { ChosenMeasures } from '../compare/chosenMeasures.ts';
import { comparisonText, counted } from '../compare/comparisonText.ts';
import { type PlannedVariant, planVariants } from '../compare/planVariants.ts';
import { parseSeeds } from '../compare/seedList.ts';
import { interruptible } from '../interrupt.ts';
import { Output } from '../output.ts';
import { loadedPlugins } from '../plugins.ts';
import { startProgress } from '../progress.ts';
import { formsOf } from '../report/reportPlace.ts';
import { showContent } from '../showReport.ts';
import { parseWorkers } from '../workerCount.ts';

export interface CompareOptions {
  readonly vary: readonly string[];
  readonly seeds: string;
  readonly set: readonly string[];
  readonly until?: string;
  readonly measure: readonly string[];
  readonly workers?: string;
  readonly stallTimeout: string;
  readonly plugin: readonly string[];
  /** True, or the file to write. */
  readonly report?: true | string;
  readonly open: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `market-sim compare` */
export async function compareCommand(target: string, options: CompareOptions): Promise<void> {
  const output = new Output(options.json === true);
  const variants = planVariants({ target, ...options }, options.vary);
  const seeds = parseSeeds(options.seeds);
  const chosen = new ChosenMeasures(options.measure, variants.length);
  const runs = await runShown(variants, seeds, chosen, options);
  const comparison = compareVariants({ variants, seeds, runs, chosen: chosen.filter });
  if (comparison.seeds.length === 0) {
    throw new BaseError('INTERRUPTED', 'no seed had been run in every variant by then', {
      advice: 'Start it again; nothing of it was kept.',
    });
  }
  const source: ComparisonSource = {
    scenario: variants[0].plan.scenario,
    programVersion: programVersion(),
    command: commandOf(target, options),
    plugins: registeredPlugins(),
    interrupted: runs.interrupted === true,
  };
  for (const line of headLines(comparison, source, variants.length * seeds.length)) output.say(line);
  for (const line of comparisonText(comparison, { all: !chosen.areAll })) output.say(line);
  const json = comparisonJson(comparison, source);
  if (options.out !== undefined) writeJson(options.out, json, output);
  if (options.report !== undefined) await showSeedReport(comparison, source, runs.manifests, options, output);
  output.result(json);
  const [failure] = comparison.failures;
  if (source.interrupted) process.exitCode = EXIT.interrupted;
  else if (failure !== undefined) process.exitCode = ERROR_CODES[failure.code as ErrorCode].exitCode;
}

async function runShown(
  variants: readonly PlannedVariant[],
  seeds: readonly number[],
  chosen: ChosenMeasures,
  options: CompareOptions,
) {
  const workers = parseWorkers(options.workers, availableParallelism());
  const stallMs = parseDuration(options.stallTimeout, '--stall-timeout') / 1e6;
  const total = variants.length * seeds.length;
  const worlds = variants.map(({ words, plan }) => ({ label: words, plan }));
  const progress = await startProgress(variants[0].plan.scenario, 'runs');
  try {
    return await interruptible((signal) =>
      compareWorlds(worlds, {
        seeds,
        workers,
        plugins: loadedPlugins(),
        stallMs,
        signal,
        onProgress: (made, begun) => progress.update(begun / total, made),
        onRun: (run) => chosen.hear(run),
      }),
    );
  } finally {
    progress.stop();
  }
}

function headLines(
  { variants, seeds, runs }: MarketComparison,
  { scenario, interrupted }: ComparisonSource,
  wanted: number,
): string[] {
  const made = runs.flat().filter((run) => run !== undefined);
  const messages = made.reduce((sum, run) => sum + run.messages, 0);
  const paths = variants[0].settings.map(({ path }) => path).join(', ');
  const names = variants.map(({ label }) => label).join('; ');
  const lines = [
    `${scenario}: ${paths} = ${names}`,
    `${counted(seeds.length, 'seed')}, ${counted(made.length, 'run')}, ${counted(messages, 'message')}`,
  ];
  if (interrupted) {
    lines.push(
      `Interrupted after ${made.length} of ${wanted} runs: the numbers are over the seeds that all have.`,
    );
  }
  return lines;
}

/** The whole comparison beside its report, for programs that come later. */
function writeJson(dir: string, json: object, output: Output): void {
  const path = join(dir, 'comparison.json');
  withIoErrors('create', dir, () => makeFolder(dir));
  writeFileAtomic(path, `${JSON.stringify(json)}\n`);
  output.say(`comparison  ${path}`);
}

async function showSeedReport(
  comparison: MarketComparison,
  source: ComparisonSource,
  manifests: readonly RunManifest[],
  { report, out, open }: CompareOptions,
  output: Output,
): Promise<void> {
  const differences = manifests.slice(1).map((manifest) => manifestDifferences(manifests[0], manifest));
  const content = buildSeedReport(comparison, source, manifests, differences);
  const place = typeof report === 'string' ? report : out;
  await showContent(content, { forms: formsOf({ out: place }), out: place, open, output });
}

/** The command that makes the same comparison again. How many threads and what is shown do not matter to it. */
function commandOf(target: string, options: CompareOptions): string {
  const each = (name: string, values: readonly string[]) => values.flatMap((value) => [name, value]);
  return commandLine([
    'compare',
    target,
    ...each('--vary', options.vary),
    '--seeds',
    options.seeds,
    ...each('--set', options.set),
    ...(options.until === undefined ? [] : ['--until', options.until]),
    ...each('--measure', options.measure),
    ...each('--plugin', options.plugin),
  ]);
}
