import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { countMismatches } from '../../../src/simulation/scenarios/replay/bookComparison.ts';
import { MadeLobster, playedPlan, playRecord, venueBook } from '../../support/playedRecord.ts';

const LINES = 200;
const recording = fc.record({
  seed: fc.nat(),
  levels: fc.constantFrom(1, 3, 10),
  prehistory: fc.constantFrom(3, 40, 200),
});
const FILE = { file: 'made.csv' };
const OTHERS = [
  {
    agent: 'market-maker',
    count: 2,
    settings: { halfSpread: 100, quantity: 200, refreshMs: 3 },
  },
  {
    agent: 'zero-intelligence',
    count: 5,
    settings: { marketOrderRate: 20, limitOrderRate: 20 },
  },
];

describe('recorded flow', () => {
  it('alone in its market gives every row of the record', () => {
    fc.assert(
      fc.property(recording, ({ seed, levels, prehistory }) => {
        const made = new MadeLobster(seed, levels, prehistory, LINES);
        const world = buildWorld(playedPlan(FILE), { recordings: made });
        const mismatches = new Float64Array(levels);
        for (const { timeNs, row } of made.rows) {
          if (timeNs < made.originNs) continue;
          world.kernel.runUntil(timeNs - made.originNs);
          countMismatches(venueBook(world), 0, row, mismatches);
        }
        expect([...mismatches]).toEqual(new Array(levels).fill(0));
        const { looks, rules } = playRecord(playedPlan(FILE), made);
        for (const look of looks) {
          expect(look).toMatchObject({ distance: 0, marketBid: look.recordBid, marketAsk: look.recordAsk });
          expect(look.metLots).toBe(look.executedLots);
        }
        // An order beyond the window can be cancelled without ever having been shown.
        expect(['hidden', 'unknown']).toEqual(expect.arrayContaining(Object.keys(rules)));
      }),
      {
        numRuns: 25,
        examples: [
          [{ seed: 1876295495, levels: 1, prehistory: 40 }],
          // A halt comes first.
          [{ seed: 2147483637, levels: 1, prehistory: 200 }],
        ],
      },
    );
  });

  it('accounts for every lot that the record trades, whoever else trades', () => {
    fc.assert(
      fc.property(
        recording,
        fc.constantFrom('stays', 'withdrawn'),
        ({ seed, levels, prehistory }, missed) => {
          const made = new MadeLobster(seed, levels, prehistory, LINES);
          const { looks, rules } = playRecord(playedPlan({ ...FILE, missed }, OTHERS), made);
          const last = looks[looks.length - 1];
          const [, missedLots] = rules.missed ?? [0, 0];
          expect(last.metLots + missedLots).toBe(last.executedLots);
          expect(last.distance).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is late, and sound, where its messages take time', () => {
    fc.assert(
      fc.property(recording, fc.constantFrom(100_000, 3_000_000), ({ seed, levels, prehistory }, delayNs) => {
        const made = new MadeLobster(seed, levels, prehistory, LINES);
        const network = { model: 'uniform', leastNs: 0, mostNs: delayNs, placesNs: [] };
        const others = OTHERS.map((one) => ({ ...one, place: 0 }));
        const { world, looks } = playRecord(playedPlan(FILE, others, '0.0001', { network }), made);
        expect(world.counts().orders).toBeGreaterThan(0);
        for (const { distance, metLots, executedLots } of looks) {
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(metLots).toBeLessThanOrEqual(executedLots);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('goes on from a snapshot as it would have gone', () => {
    fc.assert(
      fc.property(
        recording,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        ({ seed, levels, prehistory }, share) => {
          const made = new MadeLobster(seed, levels, prehistory, LINES);
          const plan = playedPlan(FILE, OTHERS);
          const host = { recordings: made };
          const past = buildWorld(plan, host);
          const { timeNs } = made.rows[LINES - 1];
          past.kernel.runUntil(Math.floor((timeNs - made.originNs) * share));
          const fork = forkWorld(plan, takeSnapshot(past.kernel), host);
          for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
          expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
          expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
        },
      ),
      { numRuns: 15 },
    );
  });
});
