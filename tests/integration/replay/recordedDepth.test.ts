import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { binanceFormat } from '../../../src/core/data/l2/binanceFormat.ts';
import { DepthReplay } from '../../../src/simulation/scenarios/replay/depthReplay.ts';
import { replayDepth } from '../../../src/simulation/scenarios/replay/node/replayDepth.ts';
import { readSlowly } from '../../support/recordedBook.ts';
import { describeReference } from '../../support/reference.ts';

function replay(text: string) {
  const reader = binanceFormat.open('recording', {});
  const books = new DepthReplay(reader);
  reader.feed(new TextEncoder().encode(text));
  reader.finish();
  while (reader.next()) books.next();
  return books.result();
}

describeReference('recorded depth of Binance', (file) => {
  const path = file('crypto_l2', 'hftbacktest_binance_spot_btcusdt_20240808.gz');
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const isUpdate = (line: string) => line.includes('"depthUpdate"');

  it('agrees with its tickers wherever they share an update id, and has no gap', async () => {
    const slow = readSlowly(lines.join('\n'));
    const result = await replayDepth(path, 'binance');
    expect(slow).toEqual({ gapLines: [], shared: 564, agreeing: 564 });
    expect(result).toMatchObject({
      comparisons: slow.shared,
      agreements: slow.agreeing,
      mismatches: 0,
      gaps: 0,
    });
    expect(result).toMatchObject({
      updates: 3449,
      snapshots: 1,
      held: 3,
      dropped: 2,
      trades: 9757,
      quotes: 28_040,
    });
    expect(result).toMatchObject({ crossed: 0, locked: 0, staleSnapshots: 0 });
  });

  it('tells every gap where lines are missing', () => {
    const updateLines = lines.flatMap((line, i) => (isUpdate(line) ? [i] : []));
    // Single updates, two in a row, one before the snapshot, the one that straddles it, and the last but one.
    const missing = new Set([1, 4, 50, 51, 700, 2000, updateLines.length - 2].map((i) => updateLines[i]));
    const text = lines.filter((_, i) => !missing.has(i)).join('\n');
    const { gapLines } = readSlowly(text);
    const result = replay(text);
    expect(gapLines).toHaveLength(6);
    expect(result.gapPlaces.map(({ line }) => line)).toEqual(gapLines);
    expect(result).toMatchObject({ gaps: 6, mismatches: 0, resyncs: 1 });
    expect(result.symbols[0].inSync).toBe(false);
  });

  it('comes back in step with a later snapshot, and agrees again', () => {
    const updateLines = lines.flatMap((line, i) => (isUpdate(line) ? [i] : []));
    const gapAt = updateLines[500];
    const resumeAt = updateLines[1000];
    const books = replayUpTo(lines.slice(0, resumeAt + 1).join('\n'));
    const snapshot = JSON.stringify({ lastUpdateId: books.id, bids: books.bids, asks: books.asks });
    const text = [
      ...lines.slice(0, gapAt),
      ...lines.slice(gapAt + 1, resumeAt + 1),
      `${lines[resumeAt].split(' ', 1)[0]} ${snapshot}`,
      ...lines.slice(resumeAt + 1),
    ].join('\n');
    const result = replay(text);
    expect(result).toMatchObject({ gaps: 1, resyncs: 1, snapshots: 2, mismatches: 0 });
    expect(result.comparisons).toBeGreaterThan(400);
    expect(result.comparisons).toBeLessThan(564);
    expect(result.symbols).toMatchObject(
      replay(lines.join('\n')).symbols.map(({ bids, asks }) => ({ bids, asks })),
    );
  });

  it('sees a ticker that says otherwise', () => {
    const at = lines.findIndex((line) => line.includes('"u":50093421584'));
    const wrong = lines.map((line, i) =>
      line.includes('bookTicker') && i > at - 2000 ? line.replace(/"B":"\d/, '"B":"99') : line,
    );
    expect(replay(wrong.join('\n')).mismatches).toBeGreaterThan(0);
  });

  /** The whole book after a text, as a snapshot of the exchange would show it. */
  function replayUpTo(text: string) {
    const reader = binanceFormat.open('recording', {});
    const books = new DepthReplay(reader);
    reader.feed(new TextEncoder().encode(text));
    reader.finish();
    while (reader.next()) books.next();
    const [{ bids, asks, lastUpdateId: id }] = books.result(10_000).symbols;
    return { id, bids, asks };
  }
});
