import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ItchReader } from '../../../src/core/data/itch/itchReader.ts';
import { ItchReplay, type ItchReplayResult } from '../../../src/simulation/scenarios/replay/itchReplay.ts';
import { ItchFlow } from '../../support/itchFlow.ts';
import { itchBytes } from '../../support/itchMessages.ts';
import { slowItch } from '../../support/slowItch.ts';

const setting = fc.record({
  seed: fc.nat(),
  stocks: fc.constantFrom(1, 3, 30),
  liveOrders: fc.constantFrom(4, 40, 400),
  framing: fc.constantFrom('length' as const, 'zero' as const, 'bare' as const),
  chunk: fc.integer({ min: 1, max: 5000 }),
});

function replayed(file: Uint8Array, chunk: number): { replay: ItchReplay; result: ItchReplayResult } {
  const reader = new ItchReader('day');
  const replay = new ItchReplay(reader);
  for (let at = 0; at < file.length; at += chunk) {
    reader.feed(file.subarray(at, at + chunk));
    while (reader.next()) replay.apply();
  }
  reader.finish();
  while (reader.next()) replay.apply();
  return { replay, result: replay.result() };
}

describe('ItchReplay', () => {
  it('gives the counts and books of the slow decoder, and no anomaly in a sound day', () => {
    fc.assert(
      fc.property(setting, ({ seed, stocks, liveOrders, framing, chunk }) => {
        const flow = new ItchFlow(seed, { stocks, liveOrders });
        const messages = [...flow.opening(), ...Array.from({ length: 600 }, () => flow.step())];
        const file = itchBytes(messages, { framing });
        const { replay, result } = replayed(file, chunk);
        replay.check();
        const slow = slowItch(file, framing === 'bare' ? 0 : 2);
        expect(result).toMatchObject({ framing, messages: messages.length, bytes: file.length });
        expect(result.counts).toEqual(slow.counts);
        expect(result.symbols.map(({ symbol, bids, asks }) => ({ symbol, bids, asks }))).toEqual(slow.books);
        expect(result.symbols.every(({ crossed, locked }) => !crossed && !locked)).toBe(true);
        expect(Object.values(result.anomalies).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
      }),
      { numRuns: 40 },
    );
  });
});
