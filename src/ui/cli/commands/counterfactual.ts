import { availableParallelism } from 'node:os';
import { compareVariants } from '../../../analysis/comparison/compareVariants.ts';
import { comparisonJson } from '../../../analysis/comparison/comparisonJson.ts';
import { type ImpactPoint, priceImpact } from '../../../analysis/comparison/priceImpact.ts';
import { commandLine } from '../../../analysis/reports/reproduce.ts';
import { formatNumber } from '../../../analysis/visualization/numbers.ts';
import { compareWorlds } from '../../../api/compare/compareWorlds.ts';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { ERROR_CODES, type ErrorCode, EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { registeredPlugins } from '../../../simulation/scenarios/plugins/registerPlugin.ts';
import { ChosenMeasures } from '../compare/chosenMeasures.ts';
import { comparisonText, counted } from '../compare/comparisonText.ts';
import { type PlannedCounterfactual, planCounterfactual } from '../compare/planCounterfactual.ts';
import { parseSeeds } from '../compare/seedList.ts';
import { interruptible } from '../interrupt.ts';
import { columns, Output } from '../output.ts';
import { loadedPlugins } from '../plugins.ts';
import { startProgress } from '../progress.ts';
import { parseWorkers } from '../workerCount.ts';

/** Names in a headline, at most. */
const NAMED = 6;

export interface CounterfactualOptions {
  readonly without: readonly string[];
  readonly with?: string;
  readonly seeds: string;
  readonly set: readonly string[];
  readonly until?: string;
  readonly measure: readonly string[];
  readonly workers?: string;
  readonly stallTimeout: string;
  readonly json?: boolean;
}

/** `market-sim counterfactual` */
export async function counterfactualCommand(target: string, options: CounterfactualOptions): Promise<void> {
  const output = new Output(options.json === true);
  const plan = planCounterfactual({ target, ...options }, options);
  const seeds = parseSeeds(options.seeds);
  const variants = [
    { label: 'A without', settings: [] },
    { label: 'B with', settings: [] },
  ];
  const chosen = new ChosenMeasures(options.measure, variants.length);
  const runs = await runBoth(plan, seeds, chosen, options);
  const comparison = compareVariants({ variants, seeds, runs, chosen: chosen.filter });
  if (comparison.seeds.length === 0) {
    throw new BaseError('INTERRUPTED', 'no seed had been run both ways by then', {
      advice: 'Start it again; nothing of it was kept.',
    });
  }
  const impact = priceImpact(comparison.runs);
  const source = {
    scenario: plan.withThem.scenario,
    programVersion: programVersion(),
    command: commandOf(target, options),
    plugins: registeredPlugins(),
    interrupted: runs.interrupted === true,
  };
  for (const line of headLines(plan, comparison.seeds.length)) output.say(line);
  const all = !chosen.areAll || comparison.seeds.length === 1;
  for (const line of comparisonText(comparison, { all, rest: '--json has' })) output.say(line);
  for (const line of impactLines(impact)) output.say(line);
  output.result({
    ...comparisonJson(comparison, source),
    missing: plan.missing,
    impact: impact.map(pointJson),
  });
  const [failure] = comparison.failures;
  if (source.interrupted) process.exitCode = EXIT.interrupted;
  else if (failure !== undefined) process.exitCode = ERROR_CODES[failure.code as ErrorCode].exitCode;
}

async function runBoth(
  { without, withThem }: PlannedCounterfactual,
  seeds: readonly number[],
  chosen: ChosenMeasures,
  options: CounterfactualOptions,
) {
  const workers = parseWorkers(options.workers, availableParallelism());
  const stallMs = parseDuration(options.stallTimeout, '--stall-timeout') / 1e6;
  const total = 2 * seeds.length;
  const worlds = [
    { label: 'without', plan: without },
    { label: 'with', plan: withThem },
  ];
  const progress = await startProgress(withThem.scenario, 'runs');
  try {
    return await interruptible((signal) =>
      compareWorlds(worlds, {
        seeds,
        workers,
        plugins: loadedPlugins(),
        stallMs,
        signal,
        hasPaths: true,
        onProgress: (made, begun) => progress.update(begun / total, made),
        onRun: (run) => chosen.hear(run),
      }),
    );
  } finally {
    progress.stop();
  }
}

function headLines({ withThem, missing }: PlannedCounterfactual, seeds: number): string[] {
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  return [
    `${withThem.scenario} without (A) and with (B) ${missing.slice(0, NAMED).join(', ')}${more}`,
    `${counted(seeds, 'seed')}, each run both ways: whoever is missing is there and silent, so all others draw the same`,
  ];
}

/** Mid prices with and without at eleven points of the run. */
function impactLines(impact: readonly ImpactPoint[]): string[] {
  const number = (value: number) => (Number.isNaN(value) ? '–' : formatNumber(value, 5));
  const rows = impact.map(({ at, baselineMean, variantMean, mean, interval }) => [
    `  ${Math.round(100 * at)} %`,
    number(baselineMean),
    number(variantMean),
    number(mean),
    `${number(interval.low)} to ${number(interval.high)}`,
  ]);
  const head = ['Mid price at', 'without', 'with', 'impact', '95 % interval'];
  return ['', ...columns([head, ...rows])];
}

function pointJson({ at, pairs, baselineMean, variantMean, mean, interval }: ImpactPoint): object {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    at,
    pairs,
    without: finite(baselineMean),
    with: finite(variantMean),
    impact: finite(mean),
    interval: [finite(interval.low), finite(interval.high)],
  };
}

/** The command that makes the same again. How many threads and what is shown do not matter to it. */
function commandOf(target: string, options: CounterfactualOptions): string {
  const each = (name: string, values: readonly string[]) => values.flatMap((value) => [name, value]);
  return commandLine([
    'counterfactual',
    target,
    ...each('--without', options.without),
    ...(options.with === undefined ? [] : ['--with', options.with]),
    '--seeds',
    options.seeds,
    ...each('--set', options.set),
    ...(options.until === undefined ? [] : ['--until', options.until]),
    ...each('--measure', options.measure),
  ]);
}
