import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderPairs } from '../../../../src/market/agents/recordedFlow/orderPairs.ts';

interface Pair {
  clientId: number;
  recorded: number;
  present: number;
  expected: number;
}

const COMMANDS = ['add', 'client', 'recorded', 'present', 'expected', 'release', 'restore'] as const;
const command = fc.record({
  what: fc.constantFrom(...COMMANDS),
  id: fc.integer({ min: -5, max: 12 }).filter((id) => id !== 0),
  lots: fc.nat({ max: 50 }),
});

/** The pairs, and their obvious twin: a map, and sums over all of it. */
class Twins {
  fast = new OrderPairs();
  readonly slow = new Map<number, Pair>();
  #lastClientId = 0;

  apply(what: (typeof COMMANDS)[number], id: number, lots: number): void {
    const pair = this.slow.get(id);
    if (what === 'restore') this.#restore();
    else if (what === 'add' && pair === undefined) this.#add(id);
    else if (pair !== undefined) this.#change(what, id, lots, pair);
  }

  #restore(): void {
    const state = this.fast.snapshot();
    this.fast = new OrderPairs();
    this.fast.restore(state);
  }

  #add(id: number): void {
    this.fast.add(id, 0, 100);
    this.slow.set(id, { clientId: 0, recorded: 0, present: 0, expected: 0 });
  }

  #change(what: (typeof COMMANDS)[number], id: number, lots: number, pair: Pair): void {
    const { fast } = this;
    const row = fast.find(id);
    switch (what) {
      case 'client':
        pair.clientId = ++this.#lastClientId;
        fast.setClientId(row, pair.clientId);
        break;
      case 'recorded':
        pair.recorded = lots;
        fast.setRecorded(row, lots);
        break;
      case 'present':
        pair.present = lots;
        fast.setPresent(row, lots);
        break;
      case 'expected':
        pair.expected = lots;
        fast.setExpected(row, lots);
        break;
      case 'release':
        fast.release(row);
        if (pair.recorded + pair.present + pair.expected === 0) this.slow.delete(id);
    }
  }

  sum(of: (pair: Pair) => number): number {
    return [...this.slow.values()].reduce((total, pair) => total + of(pair), 0);
  }

  /** What the fast one holds of every order of the slow one. */
  held(): [id: number, pair: Pair][] {
    const { fast } = this;
    return [...this.slow.keys()].map((id) => {
      const row = fast.find(id);
      const clientId = fast.clientId(row);
      if (clientId !== 0) expect(fast.findHere(clientId)).toBe(row);
      const pair = { recorded: fast.recorded(row), present: fast.present(row), expected: fast.expected(row) };
      return [id, { clientId, ...pair }];
    });
  }
}

describe('OrderPairs', () => {
  it('is the same as a map and sums over all of it', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 300 }), (commands) => {
        const twins = new Twins();
        for (const { what, id, lots } of commands) {
          twins.apply(what, id, lots);
          expect(twins.fast.find(id) >= 0).toBe(twins.slow.has(id));
          expect(twins.fast.distance).toBe(
            twins.sum(({ recorded, present }) => Math.abs(recorded - present)),
          );
          expect(twins.fast.recordedLots).toBe(twins.sum(({ recorded }) => recorded));
        }
        expect(twins.held()).toEqual([...twins.slow]);
      }),
      { numRuns: 150 },
    );
  });
});
