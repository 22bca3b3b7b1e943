import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BaseError } from '../../../src/core/utils/errors.ts';
import { RunFolder } from '../../../src/simulation/results/node/runFolder.ts';
import { FolderRunStore } from '../../../src/simulation/results/node/store/folderRunStore.ts';
import { inspectRun } from '../../../src/simulation/results/node/store/inspectRun.ts';
import { resolveRun } from '../../../src/simulation/results/node/store/resolveRun.ts';
import { markWriter } from '../../../src/simulation/results/node/writerMark.ts';
import { storeWorld } from '../../support/storedWorld.ts';

let home = '';
let root = '';
let store: FolderRunStore;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'market-sim-'));
  await storeWorld(join(home, 'one'), 1, '3s');
});
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  root = mkdtempSync(join(home, 'runs-'));
  for (const name of ['zi-1-1', 'zi-1-2']) {
    cpSync(join(home, 'one'), join(root, name), { recursive: true, preserveTimestamps: true });
  }
  store = new FolderRunStore(root);
});

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof BaseError) return error.code;
    throw error;
  }
  return 'no error';
}

const stateOf = (name: string) => store.find(name, 'full').state;

describe('the run store', () => {
  it('lists what manifests and summaries tell', () => {
    const [first, second] = store.list();
    const summary = JSON.parse(readFileSync(join(root, 'zi-1-1/summary.json'), 'utf8'));
    expect([first.name, second.name]).toEqual(['zi-1-1', 'zi-1-2']);
    expect(first).toMatchObject({
      state: 'whole',
      pinned: false,
      scenario: 'zi',
      seed: 1,
      events: summary.events,
      trades: summary.trades,
      traceHash: summary.traceHash,
      problems: [],
      notCovered: [],
    });
    expect(first.bytes).toBe(
      readdirSync(first.dir).reduce((sum, name) => sum + readFileSync(join(first.dir, name)).length, 0),
    );
  });

  it('tells whole, interrupted, written and damaged runs apart', () => {
    const dir = join(root, 'zi-1-1');
    expect(stateOf('zi-1-1')).toBe('whole');
    rmSync(join(dir, 'checksums.json'));
    expect(store.find('zi-1-1')).toMatchObject({
      state: 'whole',
      notCovered: ['manifest.json', 'summary.json'],
    });
    truncateSync(join(dir, 'events.mslog'), 5000);
    expect(stateOf('zi-1-1')).toBe('damaged');
    rmSync(join(dir, 'summary.json'));
    expect(stateOf('zi-1-1')).toBe('interrupted');
    markWriter(dir);
    expect(stateOf('zi-1-1')).toBe('being written');
  });

  it('does not believe the mark of a process that is gone', () => {
    const path = join(root, 'zi-1-1/writer.json');
    writeFileSync(path, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, started: '' }));
    expect(stateOf('zi-1-1')).toBe('whole');
    // Another process has the number now.
    writeFileSync(path, JSON.stringify({ host: hostname(), pid: process.pid, started: 'another boot 1' }));
    expect(stateOf('zi-1-1')).toBe('whole');
    store.remove('zi-1-1');
    expect(existsSync(join(root, 'zi-1-1'))).toBe(false);
  });

  it('says what is no run, and passes over what goes while it looks', () => {
    mkdirSync(join(root, 'empty'));
    expect(codeOf(() => inspectRun(join(root, 'empty')))).toBe('IO_NOT_FOUND');
    expect(codeOf(() => store.find('empty'))).toBe('IO_NOT_FOUND');
    expect(store.list().map((run) => run.name)).toEqual(['zi-1-1', 'zi-1-2']);
  });

  it('finds runs by folder, by name and as the last', () => {
    expect(resolveRun(join(root, 'zi-1-1'), 'elsewhere')).toBe(join(root, 'zi-1-1'));
    expect(resolveRun('zi-1-2', root)).toBe(join(root, 'zi-1-2'));
    expect(resolveRun('last', root)).toBe(join(root, 'zi-1-2'));
    expect(() => resolveRun('zi-1-3', root)).toThrow(
      expect.objectContaining({ code: 'IO_NOT_FOUND', advice: expect.stringContaining('zi-1-') }),
    );
    expect(codeOf(() => resolveRun('last', join(root, 'none')))).toBe('IO_NOT_FOUND');
  });
});

describe('removing a run', () => {
  it('takes the whole folder', () => {
    mkdirSync(join(root, 'zi-1-1/tables'));
    writeFileSync(join(root, 'zi-1-1/tables/orders.parquet.part'), 'half');
    store.remove('zi-1-1');
    expect(readdirSync(root)).toEqual(['zi-1-2']);
  });

  it('refuses pinned runs and those being written', () => {
    store.pin('zi-1-1', true);
    expect(codeOf(() => store.remove('zi-1-1'))).toBe('RUN_PROTECTED');
    expect(codeOf(() => RunFolder.create({ dir: join(root, 'zi-1-1'), force: true }))).toBe('RUN_PROTECTED');
    store.pin('zi-1-1', false);
    markWriter(join(root, 'zi-1-1'));
    expect(codeOf(() => store.remove('zi-1-1'))).toBe('RUN_PROTECTED');
    expect(readdirSync(root).length).toBe(2);
  });

  it('refuses what no run wrote: files, folders, links, other places', () => {
    const precious = join(home, 'precious');
    mkdirSync(precious, { recursive: true });
    writeFileSync(join(precious, 'thesis.txt'), 'years');
    const refused = (name: string) => expect(codeOf(() => store.remove(name))).toBe('RUN_PROTECTED');
    writeFileSync(join(root, 'zi-1-1/notes.txt'), 'mine');
    refused('zi-1-1');
    symlinkSync(precious, join(root, 'zi-1-2/tables'));
    refused('zi-1-2');
    symlinkSync(join(home, 'one'), join(root, 'linked'));
    refused('linked');
    mkdirSync(join(root, 'other'));
    refused('other');
    refused('../one');
    expect(codeOf(() => store.remove('nothing'))).toBe('IO_NOT_FOUND');
    expect(existsSync(join(home, 'one/manifest.json'))).toBe(true);
    expect(existsSync(join(precious, 'thesis.txt'))).toBe(true);
    expect(existsSync(join(root, 'zi-1-1/manifest.json'))).toBe(true);
  });

  it('leaves the whole run or a name that the next call sweeps up, when it is killed', () => {
    const dying = new FolderRunStore(root, () => {
      throw new Error('killed');
    });
    expect(() => dying.remove('zi-1-1')).toThrow('killed');
    expect(store.names()).toEqual(['zi-1-2']);
    expect(readdirSync(root).length).toBe(2);
    expect(store.sweep()).toBe(1);
    expect(readdirSync(root)).toEqual(['zi-1-2']);
  });
});
