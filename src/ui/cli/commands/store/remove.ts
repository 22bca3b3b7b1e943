import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseDuration } from '../../../../core/data/config/duration.ts';
import type { StoredRun } from '../../../../core/models/ports/runStore.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { FolderRunStore } from '../../../../simulation/results/node/store/folderRunStore.ts';
import { resolveRun, runsRoot } from '../../../../simulation/results/node/store/resolveRun.ts';
import { prunable, type RetentionRules } from '../../../../simulation/results/prunable.ts';
import { columns, Output } from '../../output.ts';
import { bytesText, dateText, parseBytes } from './runText.ts';

export interface RemoveOptions {
  readonly runs?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export interface PruneOptions extends RemoveOptions {
  readonly keep?: string;
  readonly olderThan?: string;
  readonly maxSize?: string;
  readonly scenario?: string;
  readonly dryRun?: boolean;
}

/** `market-sim runs rm <run…>`: all are looked at before the first is removed. */
export async function removeRuns(named: readonly string[], options: RemoveOptions): Promise<void> {
  const output = new Output(options.json === true);
  const store = new FolderRunStore(runsRoot(options.runs));
  const names = [...new Set(named.map((each) => nameIn(store, each)))];
  for (const name of names) store.requireRemovable(name);
  await requireConsent(`Remove ${names.join(', ')} from ${store.root}?`, options);
  for (const name of names) store.remove(name);
  output.say(`Removed ${names.join(', ')}.`);
  output.result({ removed: names });
}

/** `market-sim runs pin|unpin <run…>` */
export function pinRuns(named: readonly string[], pinned: boolean, options: RemoveOptions): void {
  const output = new Output(options.json === true);
  const store = new FolderRunStore(runsRoot(options.runs));
  const names = named.map((each) => nameIn(store, each));
  for (const name of names) store.pin(name, pinned);
  output.say(`${pinned ? 'Pinned' : 'Unpinned'} ${names.join(', ')}.`);
  output.result({ [pinned ? 'pinned' : 'unpinned']: names });
}

/** `market-sim runs prune` */
export async function pruneRuns(options: PruneOptions): Promise<void> {
  const output = new Output(options.json === true);
  const store = new FolderRunStore(runsRoot(options.runs));
  const runs = prunable(store.list(), rulesOf(options));
  tellPruned(runs, options, output);
  if (options.dryRun || runs.length === 0) {
    output.result({ removed: [], wouldRemove: runs.map((run) => run.name) });
    return;
  }
  await requireConsent(`Remove ${runs.length} from ${store.root}?`, options);
  for (const run of runs) store.remove(run.name);
  output.say(`Removed ${runs.length}.`);
  output.result({ removed: runs.map((run) => run.name), wouldRemove: [] });
}

/** The name below the root of a run named as anywhere else. */
function nameIn(store: FolderRunStore, named: string): string {
  const dir = resolve(resolveRun(named, store.root));
  if (dirname(dir) === resolve(store.root) && existsSync(dir)) return basename(dir);
  throw new BaseError('USAGE', `${named} does not lie in ${store.root}`, {
    facts: { run: named, root: store.root },
    advice: 'Name the folder that holds it with --runs.',
  });
}

function rulesOf(options: PruneOptions): RetentionRules {
  const { keep, olderThan, maxSize, scenario } = options;
  if (keep === undefined && olderThan === undefined && maxSize === undefined) {
    throw new BaseError('USAGE', 'prune needs a rule: --keep, --older-than or --max-size');
  }
  if (keep !== undefined && !/^\d{1,9}$/.test(keep)) {
    throw new BaseError('USAGE', `--keep ${keep}: must be a whole number`);
  }
  const age = olderThan === undefined ? undefined : parseDuration(olderThan, '--older-than') / 1e6;
  return {
    ...(keep === undefined ? {} : { keep: Number(keep) }),
    ...(age === undefined ? {} : { beforeMs: Date.now() - age }),
    ...(maxSize === undefined ? {} : { maxBytes: parseBytes(maxSize, '--max-size') }),
    ...(scenario === undefined ? {} : { scenario }),
  };
}

function tellPruned(runs: readonly StoredRun[], options: PruneOptions, output: Output): void {
  if (runs.length === 0) output.say('Nothing to remove.');
  const rows = runs.map((run) => [run.name, dateText(run.createdMs), bytesText(run.bytes), run.state]);
  for (const line of columns(rows)) output.say(line);
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  if (runs.length > 0) output.say(`${options.dryRun ? 'Would free' : 'Frees'} ${bytesText(bytes)}.`);
}

/** Asks on a terminal; elsewhere --yes is needed. */
async function requireConsent(question: string, options: RemoveOptions): Promise<void> {
  if (options.yes) return;
  if (!process.stdin.isTTY) {
    throw new BaseError('USAGE', 'nothing was removed: there is nobody to ask', {
      advice: 'Add --yes to remove without being asked.',
    });
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question(`${question} [y/N] `);
  asking.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new BaseError('USAGE', 'nothing was removed');
}
