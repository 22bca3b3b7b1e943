import type { StoredRun } from '../../../../core/models/ports/runStore.ts';
import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { FolderRunStore } from '../../../../simulation/results/node/store/folderRunStore.ts';
import { inspectRun } from '../../../../simulation/results/node/store/inspectRun.ts';
import { resolveRun, runsRoot } from '../../../../simulation/results/node/store/resolveRun.ts';
import { columns, grouped, Output } from '../../output.ts';
import { bytesText, dateText } from './runText.ts';

const ORDERS: Readonly<Record<string, (a: StoredRun, b: StoredRun) => number>> = {
  created: (a, b) => a.createdMs - b.createdMs,
  name: (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)),
  events: (a, b) => (a.events ?? 0) - (b.events ?? 0),
  size: (a, b) => a.bytes - b.bytes,
};

export interface ListOptions {
  readonly runs?: string;
  readonly scenario?: string;
  readonly sort: string;
  readonly limit?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `market-sim runs [ls]` */
export function listRuns(options: ListOptions): void {
  const output = new Output(options.json === true);
  const store = new FolderRunStore(runsRoot(options.runs));
  store.sweep();
  const runs = store
    .list(options.check ? 'full' : 'quick')
    .filter((run) => options.scenario === undefined || run.scenario === options.scenario)
    .sort(ORDERS[options.sort]);
  const shown = runs.slice(-limitOf(options.limit));
  if (runs.length === 0) output.say(`No runs in ${store.root}: \`market-sim run zi\` makes one.`);
  else for (const line of columns([HEADINGS, ...shown.map(cells)])) output.say(line);
  for (const run of shown) for (const problem of run.problems) output.say(`${run.name}: ${problem}`);
  output.result({ root: store.root, runs: shown });
  if (shown.some((run) => run.state === 'damaged')) process.exitCode = EXIT.badData;
}

/** `market-sim runs show <run>` */
export function showRun(named: string, options: { runs?: string; check?: boolean; json?: boolean }): void {
  const output = new Output(options.json === true);
  const run = inspectRun(resolveRun(named, runsRoot(options.runs)), options.check ? 'full' : 'quick');
  const rows = [
    ['run', run.dir],
    ['state', `${run.state}${run.pinned ? ', pinned' : ''}`],
    ['scenario', run.scenario === undefined ? '?' : `${run.scenario}, seed ${run.seed}`],
    ['created', dateText(run.createdMs)],
    ['events', counted(run.events)],
    ['trades', counted(run.trades)],
    ['trace hash', run.traceHash ?? '?'],
    ['log level', run.logLevel ?? '?'],
    ['program', run.programVersion ?? '?'],
    ['size', bytesText(run.bytes)],
  ];
  for (const line of columns(rows)) output.say(line);
  for (const problem of run.problems) output.say(`damaged     ${problem}`);
  for (const file of run.notCovered) output.say(`not covered ${file} has no checksum`);
  output.result(run);
  if (run.state === 'damaged') process.exitCode = EXIT.badData;
}

const HEADINGS = ['RUN', 'SCENARIO', 'SEED', 'CREATED', 'EVENTS', 'TRADES', 'HASH', 'SIZE', 'LOG', 'STATE'];

function cells(run: StoredRun): string[] {
  return [
    run.name,
    run.scenario ?? '?',
    String(run.seed ?? '?'),
    dateText(run.createdMs),
    counted(run.events),
    counted(run.trades),
    run.traceHash ?? '?',
    bytesText(run.bytes),
    run.logLevel ?? '?',
    run.pinned ? `${run.state}, pinned` : run.state,
  ];
}

function counted(count: number | undefined): string {
  return count === undefined ? '?' : grouped(count);
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new BaseError('USAGE', `--limit ${text}: must be a whole number above zero`);
}
