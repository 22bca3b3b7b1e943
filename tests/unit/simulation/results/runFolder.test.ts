import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogReader } from '../../../../src/core/data/log/logReader.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { writeFileAtomic } from '../../../../src/core/utils/node/atomicFile.ts';
import { ioError } from '../../../../src/core/utils/node/ioError.ts';
import { FileLog } from '../../../../src/simulation/results/node/fileLog.ts';
import { FileSource } from '../../../../src/simulation/results/node/fileSource.ts';
import { openRun } from '../../../../src/simulation/results/node/openRun.ts';
import { RunFolder } from '../../../../src/simulation/results/node/runFolder.ts';
import { anchorAt, entriesOf, writeEntry, writeSmallLog } from '../../../support/logEntries.ts';
import { toyManifest } from '../../../support/toyRun.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'market-sim-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function writeRun(folder: RunFolder) {
  folder.writeManifest(toyManifest(5));
  const entries = writeSmallLog(folder.createLog());
  folder.writeSummary({ scenario: 'toy', events: 3, runDir: null });
  folder.release();
  return entries;
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof BaseError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('run folder', () => {
  it('is written and read back', () => {
    const folder = RunFolder.create({ root: join(root, 'runs'), scenario: 'toy', seed: 5 });
    expect(folder.dir).toBe(join(root, 'runs', 'toy-5-1'));
    const entries = writeRun(folder);
    expect(readdirSync(folder.dir).sort()).toEqual([
      'checksums.json',
      'events.mslog',
      'manifest.json',
      'summary.json',
    ]);
    const run = openRun(folder.dir);
    expect(run.manifest).toEqual(toyManifest(5));
    expect(run.summary).toEqual({ scenario: 'toy', events: 3, runDir: null });
    expect(entriesOf(run.log)).toEqual(entries);
    expect(run.log.ending().problem).toBeUndefined();
    run.close();
    expect(codeOf(() => entriesOf(run.log))).toBe('IO_FAILED');
  });

  it('takes the number behind the highest taken', () => {
    const place = { root, scenario: 'toy', seed: 5 };
    for (const taken of ['toy-5-2', 'toy-5-9', 'toy-50-77', 'toy-5-x']) mkdirSync(join(root, taken));
    expect(RunFolder.create(place).dir).toBe(join(root, 'toy-5-10'));
    expect(RunFolder.create(place).dir).toBe(join(root, 'toy-5-11'));
    expect(RunFolder.create({ ...place, seed: 6 }).dir).toBe(join(root, 'toy-6-1'));
  });

  it('makes the folder named, and refuses one that holds anything', () => {
    const dir = join(root, 'a', 'b');
    expect(RunFolder.create({ dir }).dir).toBe(dir);
    expect(RunFolder.create({ dir }).dir).toBe(dir);
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    expect(() => RunFolder.create({ dir })).toThrow(`${dir} is not empty: it holds notes.txt`);
  });

  it('replaces a run by force, with its report', () => {
    const dir = join(root, 'run');
    writeRun(RunFolder.create({ dir }));
    mkdirSync(join(dir, 'figures'));
    writeFileSync(join(dir, 'figures', 'price.json'), '{}');
    writeFileSync(join(dir, 'report.html'), '');
    writeFileSync(join(dir, 'summary.json.part'), '');
    expect(codeOf(() => RunFolder.create({ dir }))).toBe('RUN_FOLDER_NOT_EMPTY');
    RunFolder.create({ dir, force: true });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('removes nothing by force where anything is not a run’s', () => {
    const dir = join(root, 'run');
    writeRun(RunFolder.create({ dir }));
    for (const [foreign, path] of [
      ['notes.txt', 'notes.txt'],
      ['figures', 'figures/mine.txt'],
      ['summary.json', 'summary.json/x'],
    ]) {
      rmSync(join(dir, foreign), { force: true });
      if (path !== foreign) mkdirSync(join(dir, foreign));
      writeFileSync(join(dir, path), 'mine');
      const before = readdirSync(dir);
      expect(() => RunFolder.create({ dir, force: true })).toThrow(
        `${foreign} in it was not written by a run`,
      );
      expect(readdirSync(dir)).toEqual(before);
      rmSync(join(dir, foreign), { recursive: true });
    }
  });

  it('says why a folder is no run folder', () => {
    writeFileSync(join(root, 'other.txt'), '');
    expect(() => RunFolder.create({ dir: root, force: true })).toThrow(/it has no manifest\.json/);
    writeFileSync(join(root, 'manifest.json'), '{"name": "a web page"}');
    expect(() => RunFolder.create({ dir: root, force: true })).toThrow(
      /format must be a string, and is missing/,
    );
    expect(existsSync(join(root, 'other.txt'))).toBe(true);
  });

  it('keeps what an interrupted run wrote', () => {
    const folder = RunFolder.create({ dir: root });
    folder.writeManifest(toyManifest(5));
    const log = folder.createLog();
    const entry = { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: 0, fields: [4] } as const;
    writeEntry(log, entry);
    log.anchor(anchorAt(1));
    writeEntry(log, { ...entry, events: 2 });
    const killed = openRun(root);
    expect(entriesOf(killed.log)).toEqual([entry]);
    expect(killed.log.ending()).toMatchObject({ segments: 1, problem: { code: 'DATA_TRUNCATED' } });
    expect(killed.summary).toBeUndefined();
    killed.close();
    log.close();
    log.close();
    const closed = openRun(root);
    expect(entriesOf(closed.log)).toHaveLength(2);
    expect(closed.log.ending().problem).toBeUndefined();
    closed.close();
  });
});

describe('failures of the file system', () => {
  it('opens a log that was made before it, as the log of a world is', () => {
    const log = new FileLog();
    expect([log.path, log.entries, log.bytes]).toEqual(['', 0, 0]);
    log.close();
    const folder = RunFolder.create({ dir: join(root, 'late') });
    const entries = writeSmallLog(folder.createLog(log));
    expect(entriesOf(new LogReader(new FileSource(log.path)))).toEqual(entries);
    expect(() => log.open(join(root, 'twice'))).toThrow('a log is opened once');
  });

  it('are told with the path', () => {
    expect(codeOf(() => openRun(join(root, 'none')))).toBe('IO_NOT_FOUND');
    expect(() => openRun(root)).toThrow(`${root} is not a run folder: it has no manifest.json`);
    const folder = RunFolder.create({ dir: join(root, 'run') });
    folder.writeManifest(toyManifest(1));
    expect(() => openRun(folder.dir)).toThrow(/cannot read .*events\.mslog: it does not exist/);
    folder.createLog().close();
    expect(() => folder.createLog()).toThrow(/cannot create .*events\.mslog: it is there already/);
    writeFileSync(join(root, 'file'), '');
    expect(() => openRun(join(root, 'file'))).toThrow(/it is a file/);
    expect(codeOf(() => RunFolder.create({ dir: join(root, 'file', 'below') }))).toBe('IO_FAILED');
  });

  it('are told in words where the disk is full', () => {
    const full = Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
    const told = ioError('write', 'runs/a/events.mslog', full);
    expect(told).toMatchObject({
      code: 'IO_FAILED',
      message: 'cannot write runs/a/events.mslog: there is no space left on the device',
    });
    const bug = new TypeError('x is not a function');
    expect(ioError('write', 'a', bug)).toBe(bug);
  });

  it('leave the whole segments of a log where the disk is full', () => {
    const path = join(root, 'events.mslog');
    let room = 500;
    const log = new FileLog(path, ((file: number, bytes: Uint8Array, from: number, length: number) => {
      if (room === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      const written = writeSync(file, bytes, from, Math.min(length, room, 64));
      room -= written;
      return written;
    }) as typeof writeSync);
    const entry = { recordClass: 0, events: 1, time: 1, from: 1, to: 0, kind: 0, fields: [4] } as const;
    const untilFull = () => {
      for (let events = 1; ; events++) {
        writeEntry(log, { ...entry, events });
        log.anchor(anchorAt(events));
      }
    };
    expect(untilFull).toThrow(/events\.mslog: there is no space left on the device/);
    log.close();
    const source = new FileSource(path);
    const { segments, bytesAfter, problem } = new LogReader(source).ending();
    expect({ segments, bytesAfter, code: problem?.code }).toEqual({
      segments: 4,
      bytesAfter: 0,
      code: 'DATA_TRUNCATED',
    });
    source.close();
  });

  it('leave no half-written file under its name', () => {
    const path = join(root, 'summary.json');
    writeFileAtomic(path, 'first');
    mkdirSync(join(root, 'taken.json'));
    expect(codeOf(() => writeFileAtomic(join(root, 'taken.json'), 'x'))).toBe('IO_FAILED');
    expect(codeOf(() => writeFileAtomic(join(root, 'no', 'folder.json'), 'x'))).toBe('IO_NOT_FOUND');
    writeFileAtomic(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readdirSync(root).sort()).toEqual(['summary.json', 'taken.json']);
  });
});
