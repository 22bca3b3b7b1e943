import { existsSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RunCheck, RunStore, StoredRun } from '../../../../core/models/ports/runStore.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { PIN_FILE } from '../../runFiles.ts';
import { requireUnprotected } from '../protection.ts';
import { foreignEntry } from '../runEntries.ts';
import { inspectRun, looksLikeRun } from './inspectRun.ts';

/** A run on its way out bears this name, until it is gone: what a killed process left is swept up later. */
const TRASH = '.removed-';

/** Stored runs in folders below a root. */
export class FolderRunStore implements RunStore {
  readonly root: string;
  readonly #remove: typeof rmSync;

  /** `remove` stands in for the system's removal in tests. */
  constructor(root: string, remove: typeof rmSync = rmSync) {
    this.root = root;
    this.#remove = remove;
  }

  list(check: RunCheck = 'quick'): StoredRun[] {
    return this.names()
      .flatMap((name) => this.#inspected(name, check))
      .sort((a, b) => a.createdMs - b.createdMs || (a.name < b.name ? -1 : 1));
  }

  /** Another process may remove a run while it is looked at. */
  #inspected(name: string, check: RunCheck): StoredRun[] {
    const dir = join(this.root, name);
    try {
      return [inspectRun(dir, check)];
    } catch (error) {
      if (looksLikeRun(dir)) throw error;
      return [];
    }
  }

  /** Names of the runs, in no particular order. */
  names(): string[] {
    if (!existsSync(this.root)) return [];
    const entries = withIoErrors('read', this.root, () => readdirSync(this.root, { withFileTypes: true }));
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .filter((name) => looksLikeRun(join(this.root, name)));
  }

  find(name: string, check: RunCheck = 'quick'): StoredRun {
    const dir = join(this.root, name);
    if (basename(name) !== name || !existsSync(dir) || !looksLikeRun(dir)) {
      throw new BaseError('IO_NOT_FOUND', `there is no run ${name} in ${this.root}`, {
        facts: { run: name, root: this.root },
        advice: 'Run `market-sim runs` to list what there is.',
      });
    }
    return inspectRun(dir, check);
  }

  remove(name: string): void {
    this.sweep();
    const dir = this.requireRemovable(name);
    const trash = join(this.root, `${TRASH}${process.pid}-${name}`);
    withIoErrors('remove', dir, () => {
      renameSync(dir, trash);
      this.#remove(trash, { recursive: true, force: true });
    });
  }

  /**
   * The folder of a run that may be removed.
   *
   * @throws BaseError as `remove`.
   */
  requireRemovable(name: string): string {
    const dir = join(this.root, name);
    const refuse = (why: string) =>
      new BaseError('RUN_PROTECTED', `${dir} is not removed: ${why}`, {
        facts: { dir },
        advice: 'Remove it yourself if you are sure.',
      });
    const status = withIoErrors('remove', dir, () => lstatSync(dir));
    if (status.isSymbolicLink()) throw refuse('it is a link');
    if (basename(name) !== name || realpathSync(dir) !== join(realpathSync(this.root), name)) {
      throw refuse(`it does not lie in ${this.root}`);
    }
    if (!status.isDirectory() || !looksLikeRun(dir)) throw refuse('it is not a run folder');
    const foreign = foreignEntry(dir);
    if (foreign !== undefined) throw refuse(`${foreign} in it was not written by a run`);
    requireUnprotected(dir);
    return dir;
  }

  pin(name: string, pinned: boolean): void {
    const { dir } = this.find(name);
    const path = join(dir, PIN_FILE);
    withIoErrors(pinned ? 'pin' : 'unpin', dir, () => {
      if (pinned) writeFileSync(path, '');
      else rmSync(path, { force: true });
    });
  }

  /** Finishes removals that were cut short, and returns how many. */
  sweep(): number {
    if (!existsSync(this.root)) return 0;
    const left = readdirSync(this.root, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name.startsWith(TRASH),
    );
    for (const { name } of left) {
      const dir = join(this.root, name);
      withIoErrors('remove', dir, () => this.#remove(dir, { recursive: true, force: true }));
    }
    return left.length;
  }
}
