import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { LobsterBookReader } from '../../../src/core/data/lobster/bookReader.ts';
import { LobsterMessageReader } from '../../../src/core/data/lobster/messageReader.ts';
import { buildWorld, manifestOf, rebuildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { FileBytes } from '../../../src/simulation/scenarios/recordings/node/fileBytes.ts';
import { fileRecordings } from '../../../src/simulation/scenarios/recordings/node/fileRecordings.ts';
import { PulledReader } from '../../../src/simulation/scenarios/recordings/pulledReader.ts';
import { countMismatches } from '../../../src/simulation/scenarios/replay/bookComparison.ts';
import { MadeLobster, playedPlan, playRecord, venueBook } from '../../support/playedRecord.ts';
import { describeReference } from '../../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

function place(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('a record in files', () => {
  const made = new MadeLobster(3, 5, 60, 400);
  const file = place('ABC_2020-01-02_message_5.csv', made.messages);
  place('ABC_2020-01-02_orderbook_5.csv', made.books);

  it('plays alike plain and packed, and finds the book file that is named alike', () => {
    const plain = playRecord(playedPlan({ file }), fileRecordings);
    const book = place('book.csv.gz', gzipSync(made.books));
    const packed = playRecord(
      playedPlan({ file: place('m.csv.gz', gzipSync(made.messages)), book, format: 'lobster' }),
      fileRecordings,
    );
    const inMemory = playRecord(playedPlan({ file: 'made.csv' }), made);
    expect(packed.world.kernel.traceHash).toBe(plain.world.kernel.traceHash);
    expect(inMemory.world.kernel.traceHash).toBe(plain.world.kernel.traceHash);
    expect(plain.world.recordings?.map(({ bytes }) => bytes)).toEqual([
      made.messages.length,
      made.books.length,
    ]);
  });

  it('goes further from the record the more others trade', () => {
    const drifts = [0, 2, 10, 50].map((count) => {
      const noise = { agent: 'zero-intelligence', count, settings: { marketOrderRate: 20 } };
      const { looks } = playRecord(playedPlan({ file }, [noise]), fileRecordings);
      const { metLots, executedLots } = looks[looks.length - 1];
      const distance = looks.reduce((sum, look) => sum + look.distance / look.recordLots, 0) / looks.length;
      return { missed: 1 - metLots / executedLots, distance };
    });
    expect(drifts[0]).toEqual({ missed: 0, distance: 0 });
    for (const [i, { missed, distance }] of drifts.slice(1).entries()) {
      expect(missed).toBeGreaterThan(drifts[i].missed);
      expect(distance).toBeGreaterThan(drifts[i].distance);
    }
  });

  it('is refused where it has changed since the run, and where it is not there', () => {
    const changing = place('ABC_2020-01-03_message_5.csv', made.messages);
    const plan = playedPlan({ file: changing });
    const manifest = manifestOf(plan, buildWorld(plan, { recordings: fileRecordings }), 'commands', '1');
    expect(rebuildWorld(manifest, { recordings: fileRecordings }).recordings).toEqual(manifest.recordings);
    appendFileSync(changing, '\n');
    expect(() => rebuildWorld(manifest, { recordings: fileRecordings })).toThrow(
      `${changing} is not what the run was made with`,
    );
    const missing = playedPlan({ file: join(folder, 'nobody.csv') });
    expect(() => buildWorld(missing, { recordings: fileRecordings })).toThrow('there is no such file');
    expect(() => buildWorld(missing)).toThrow('this host reads no files');
  });
});

describe('the short record of our own making', () => {
  it('repeats itself: nothing is met by others than in the record', () => {
    const { world, looks, rules } = playRecord(playedPlan({ driftEvery: '1s' }, [], '0.01'));
    expect(world.kernel.traceHash).toBe('06a69c4157134464');
    expect(looks[looks.length - 1]).toMatchObject({ distance: 0, executedLots: 18119, metLots: 18119 });
    expect(rules).toEqual({});
  });
});

describeReference('published recordings, alone in a market', (reference) => {
  it('LOBSTER: the venue shows every row of the book file', () => {
    const name = 'MSFT_2012-06-21_34200000_37800000';
    const file = reference('lobster', `${name}_message_50.csv`);
    const bookFile = reference('lobster', `${name}_orderbook_50.csv`);
    const world = buildWorld(playedPlan({ file }), { recordings: fileRecordings });
    const lines = new PulledReader(new LobsterMessageReader(file), new FileBytes(file));
    const rows = new PulledReader(new LobsterBookReader(bookFile), new FileBytes(bookFile));
    const mismatches = new Float64Array(50);
    let [origin, time, compared] = [-1, 0, 0];
    // Rows of one instant are one moment of the market: the last of them counts.
    while (lines.next()) {
      const { timeNs } = lines.reader.record;
      if (origin < 0) origin = timeNs;
      else if (timeNs > time) {
        world.kernel.runUntil(time - origin);
        countMismatches(venueBook(world), 0, rows.reader.row, mismatches);
        compared++;
      }
      time = timeNs;
      rows.next();
    }
    expect(compared).toBeGreaterThan(500);
    expect([...mismatches]).toEqual(new Array(50).fill(0));
    const { looks, rules } = playRecord(playedPlan({ file }), fileRecordings);
    expect(looks.every(({ distance }) => distance === 0)).toBe(true);
    expect(looks[looks.length - 1]).toMatchObject({ executedLots: 30891, metLots: 30891 });
    expect(rules).toEqual({ hidden: [5, 907] });
  });

  it.each(['normal', 'swing-40', 'flash-crash'])('order stream %s: no drift', (stream) => {
    const file = reference('matching-streams', `${stream}.seed7.20k.bin.br`);
    const { looks, rules } = playRecord(playedPlan({ file, driftEvery: '1ms' }, [], '1'), fileRecordings);
    const last = looks[looks.length - 1];
    expect(looks.every(({ distance }) => distance === 0)).toBe(true);
    expect(last.executedLots).toBeGreaterThan(30_000);
    expect(last.metLots).toBe(last.executedLots);
    expect(rules).toEqual({});
  });

  it.each(['ALC', 'BOB', 'CHAR'])('ITCH, %s: no drift until the record crosses its own book', (symbol) => {
    const file = reference('itch', 'ritch_first3000_length_prefixed.itch50');
    const plan = playedPlan({ file, symbol, driftEvery: '1s' });
    const { looks, rules } = playRecord(plan, fileRecordings);
    const crossed = looks.findIndex(({ recordBid, recordAsk }) => recordAsk > 0 && recordBid >= recordAsk);
    const before = looks.slice(0, crossed);
    expect(before.length).toBeGreaterThan(10);
    for (const look of before) {
      expect(look).toMatchObject({ distance: 0, marketBid: look.recordBid, marketAsk: look.recordAsk });
    }
    expect(rules.crossed[0]).toBeGreaterThan(0);
  });
});
