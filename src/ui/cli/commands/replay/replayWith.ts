import type { DriftSummary } from '../../../../analysis/metrics/recordDrift.ts';
import type { ConfigLayer } from '../../../../core/data/config/layers.ts';
import { parseAssignment } from '../../../../core/data/config/layers.ts';
import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { planWorld, type WorldPlan } from '../../../../simulation/scenarios/createWorld.ts';
import { fileRecordings } from '../../../../simulation/scenarios/recordings/node/fileRecordings.ts';
import { openingMid } from '../../../../simulation/scenarios/recordings/openingMid.ts';
import { interruptible } from '../../interrupt.ts';
import type { Output } from '../../output.ts';
import { readPopulations } from '../../readPopulations.ts';
import { measureStored } from '../../report/measureStored.ts';
import { parseSeed } from '../../runRequest.ts';
import { keepRun } from '../run.ts';
import { driftLines } from './driftLines.ts';
import type { Recording } from './recording.ts';
import type { ReplayOptions } from './replayFormat.ts';

const SCENARIO = 'replay-market';
/** Row of the network's places where others stand than the record. */
const OTHERS = 1;
/** Price step of formats whose prices are plain numbers. */
const TICK_OF: Readonly<Record<string, string>> = { 'order-stream': '1' };
/** LOBSTER file names begin with the symbol: `MSFT_2012-06-21_…`. */
const LOBSTER_NAME = /([^_/\\]+)_\d{4}-\d{2}-\d{2}_[^/\\]*$/;

/**
 * `market-sim replay <file> --with <agents>`: a run of scenario `replay-market`, kept as any other, and how far the market
 * went from the record.
 */
export async function replayWith(
  recording: Recording,
  options: ReplayOptions,
  output: Output,
): Promise<void> {
  const plan = planReplay(recording, options);
  const summary = await keepRun(plan, { ...RUN_OPTIONS, ...runOptions(options) }, output);
  if (summary.runDir === null) throw new BaseError('USAGE', 'a replay with others is a stored run');
  const drift = await driftOf(summary.runDir);
  for (const line of driftLines(drift)) output.say(line);
  output.result({ ...summary, drift: { ...drift, kept: undefined } });
  if (summary.interrupted) process.exitCode = EXIT.interrupted;
}

const RUN_OPTIONS = { set: [], speed: 'max', log: 'commands', store: true } as const;

function runOptions({ out, force, json }: ReplayOptions) {
  return { ...(out === undefined ? {} : { out, force }), json };
}

/** The settings of scenario `replay-market` that the command line asks for. */
function planReplay(recording: Recording, options: ReplayOptions): WorldPlan {
  const { book = '', symbol = '', from = '' } = options;
  const { file, format } = recording;
  const source = `--with ${options.with}`;
  const given = readPopulations(options.with ?? 'none');
  const instrument = {
    symbol: symbol || (LOBSTER_NAME.exec(file)?.[1] ?? 'ABC'),
    tickSize: options.tick ?? TICK_OF[format] ?? '0.01',
    currencyScale: 4,
  };
  const flow = { agent: 'recorded-flow', settings: { file, book, format, symbol, from } };
  const others = given.populations.map((one) => ({ place: OTHERS, ...one }));
  const layers: ConfigLayer[] = [
    { source: 'replay', values: { instruments: [instrument] } },
    { source, values: { ...given.rest, populations: [flow, ...others] } },
    ...(options.set ?? []).map((assignment) => parseAssignment(assignment)),
    ...(options.until === undefined ? [] : [{ source: '--until', values: { until: options.until } }]),
  ];
  const seed = options.seed === undefined ? 1 : parseSeed(options.seed, '--seed');
  const plan = planWorld(SCENARIO, layers, seed);
  const opening = openingMid(plan.config, fileRecordings);
  const told = layers.slice(1).some(({ values }) => JSON.stringify(values).includes('"openingPrice"'));
  if (told || opening === undefined) return plan;
  const price = parseAssignment(`instruments.0.openingPrice=${opening}`);
  return planWorld(SCENARIO, [...layers, price], seed);
}

async function driftOf(dir: string): Promise<DriftSummary> {
  const { metrics } = await interruptible((signal) => measureStored(dir, { signal, onProgress: () => {} }));
  if (metrics.drift !== undefined) return metrics.drift;
  throw new BaseError('DATA_TRUNCATED', `${dir} ended before the first look at the record`, {
    facts: { path: dir },
    advice: 'Let it run longer, or look more often: --set populations.0.settings.driftEvery=1ms.',
  });
}
