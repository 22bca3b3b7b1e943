import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearestWord } from '../../../../core/data/config/nearest.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { MANIFEST_FILE } from '../../runFiles.ts';
import { FolderRunStore } from './folderRunStore.ts';

/** Stands for the latest run. */
const LAST = 'last';

/** Where runs live: what the command line says, else the environment's MARKET_SIM_RUNS, else `runs`. */
export function runsRoot(option?: string): string {
  return option ?? (process.env.MARKET_SIM_RUNS || 'runs');
}

/**
 * The folder of a run as people name it: a folder, the name of a run below the root, or `last` for the latest there.
 *
 * @throws BaseError IO_NOT_FOUND with the name that was probably meant.
 */
export function resolveRun(named: string, root = runsRoot()): string {
  const store = new FolderRunStore(root);
  if (named === LAST) return latest(store);
  if (existsSync(named)) return named;
  const below = join(root, named);
  if (existsSync(below)) return below;
  const meant = nearestWord(named, [LAST, ...store.names()]);
  throw new BaseError('IO_NOT_FOUND', `there is no run ${named}: neither a folder nor a run in ${root}`, {
    facts: { run: named, root },
    advice: meant === undefined ? 'Run `market-sim runs` to list what there is.' : `Did you mean ${meant}?`,
  });
}

function latest(store: FolderRunStore): string {
  const began = (name: string) => statSync(join(store.root, name, MANIFEST_FILE)).mtimeMs;
  const [name] = store.names().sort((a, b) => began(b) - began(a) || (a < b ? 1 : -1));
  if (name !== undefined) return join(store.root, name);
  throw new BaseError('IO_NOT_FOUND', `there is no run in ${store.root}`, {
    facts: { root: store.root },
    advice: 'Run something first: `market-sim run zi`.',
  });
}
