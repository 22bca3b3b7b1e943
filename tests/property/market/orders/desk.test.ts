import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NaiveEngine } from '../../../../src/market/exchange/book/naiveEngine.ts';
import { DeskBench } from '../../../support/deskBench.ts';
import { deskStep, PEGGED, play } from '../../../support/deskFlow.ts';
import { strayPegs } from '../../../support/strayPegs.ts';

const POSITIONS = [20, -20, 0, 5];
const flow = fc.array(deskStep, { minLength: 20, maxLength: 120 });

/** Lots of each order by where they went, from the journal alone. */
class Audit {
  readonly #left = new Map<string, number>();

  take(lines: readonly string[]): void {
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    const match = /^(\S+) (\S+) (?:(\d+)@(\d+))(?: left (\d+))?/.exec(line);
    if (match === null) return;
    const [, id, event, quantity, , left] = match;
    const lots = Number(quantity);
    if (event === 'accepted' || event === 'parked') {
      expect(this.#left.has(id), line).toBe(false);
      this.#left.set(id, lots);
    } else if (event === 'triggered') expect(this.#left.get(id), line).toBe(lots);
    else if (event.startsWith('replaced')) this.#left.set(id, lots);
    else if (event === 'cancelled') {
      expect(this.#left.get(id), line).toBe(lots);
      this.#left.delete(id);
    } else if (event.startsWith('filled') || event === 'reduced') {
      expect(this.#left.get(id), line).toBe(lots + Number(left));
      if (Number(left) === 0) this.#left.delete(id);
      else this.#left.set(id, Number(left));
    }
  }

  get orders(): readonly string[] {
    return [...this.#left.keys()].sort();
  }

  forget(id: string): void {
    this.#left.delete(id);
  }
}

describe('the order desk under random flow', () => {
  it('loses no lot and no order: every one it took is filled, cancelled, replaced or still there', () => {
    fc.assert(
      fc.property(flow, (steps) => {
        const bench = new DeskBench({ positions: POSITIONS });
        const audit = new Audit();
        for (const step of steps) {
          const before = bench.lastId(step.account);
          const lines = play(bench, step);
          audit.take(lines);
          const own = `${step.account}#${before + 1} replaced`;
          if (step.what === 19 && lines.some((line) => line.startsWith(own))) {
            audit.forget(`${step.account}#${Math.max(1, before - step.more)}`);
          }
        }
        for (const account of [1, 2, 3, 4]) audit.take(bench.massCancel(account));
        expect(audit.orders).toEqual([]);
        expect([bench.desk.liveOrders, bench.venue.engine.liveOrders]).toEqual([0, 0]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same on the fast book and on its slow twin', () => {
    fc.assert(
      fc.property(flow, (steps) => {
        const fast = new DeskBench({ positions: POSITIONS });
        const slow = new DeskBench({
          positions: POSITIONS,
          createEngine: (events) => new NaiveEngine(events),
        });
        for (const step of steps) expect(play(fast, step)).toEqual(play(slow, step));
        expect(fast.venue.hash()).toBe(slow.venue.hash());
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    fc.assert(
      fc.property(flow, fc.nat(), (steps, seed) => {
        const bench = new DeskBench({ positions: POSITIONS });
        const cut = seed % steps.length;
        for (const step of steps.slice(0, cut)) play(bench, step);
        const other = bench.copy();
        expect(other.venue.hash()).toBe(bench.venue.hash());
        for (const step of steps.slice(cut)) expect(play(other, step)).toEqual(play(bench, step));
        expect(other.venue.hash()).toBe(bench.venue.hash());
      }),
      { numRuns: 100 },
    );
  });

  it('has every peg at its reference after each command, and none waiting that has one', () => {
    fc.assert(
      fc.property(fc.array(deskStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const bench = new DeskBench({ positions: POSITIONS });
        for (const step of steps) {
          play(bench, step.what % 3 === 0 ? { ...step, what: PEGGED } : step);
          expect(strayPegs(bench.venue.engine, bench.deskOrders())).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never lets reduce-only orders ask for more than the position', () => {
    fc.assert(
      fc.property(fc.array(deskStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const bench = new DeskBench({ positions: POSITIONS });
        for (const step of steps) {
          play(bench, step.what % 2 === 0 ? { ...step, what: 9 } : step);
          expect(bench.overclaimed()).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
