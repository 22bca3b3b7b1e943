import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KillSwitch } from '../../../../../src/core/models/messages/risk.ts';
import type { RiskConfig } from '../../../../../src/market/exchange/risk/riskConfig.ts';
import { DeskBench } from '../../../../support/deskBench.ts';
import { deskStep, play } from '../../../../support/deskFlow.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';

const LONG = 40;
const SHORT = 30;
const risk: RiskConfig = {
  limits: {
    collarTicks: 20,
    maxOrderLots: 8,
    maxLongLots: LONG,
    maxShortLots: SHORT,
    maxOpenOrders: 12,
    maxOpenNotionalMinor: 9000,
    creditLineMinor: 0,
  },
  operators: [9],
};
const flow = fc.array(deskStep, { minLength: 20, maxLength: 120 });
const POSITIONS = [20, -20, 0, 5];

/** Orders of every type and lists of them. The bench checks the gate's books after each step. */
describe('a gate before an order desk, under random flow', () => {
  it('knows of every open order, in the book and out of it, and lets no position past its limit', () => {
    fc.assert(
      fc.property(flow, (steps) => {
        const bench = new DeskBench({ positions: POSITIONS, risk });
        for (const step of steps) {
          play(bench, step);
          for (let account = 1; account <= 4; account++) {
            const { lots } = bench.venue.ledger.statement(account, 0);
            expect(lots).toBeLessThanOrEqual(LONG);
            expect(lots).toBeGreaterThanOrEqual(-SHORT);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends every order of an account that is killed', () => {
    fc.assert(
      fc.property(flow, (steps) => {
        const bench = new DeskBench({ positions: POSITIONS, risk });
        for (const step of steps) play(bench, step);
        for (let account = 1; account <= 4; account++) {
          bench.venue.receive(bench.ctx, 9, new FakeMessage(KillSwitch.id, [account, 1]));
          bench.venue.check();
        }
        expect([bench.desk.liveOrders, bench.venue.engine.liveOrders]).toEqual([0, 0]);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    fc.assert(
      fc.property(flow, fc.nat(), (steps, seed) => {
        const bench = new DeskBench({ positions: POSITIONS, risk });
        const cut = seed % steps.length;
        for (const step of steps.slice(0, cut)) play(bench, step);
        const other = bench.copy();
        for (const step of steps.slice(cut)) expect(play(other, step)).toEqual(play(bench, step));
        expect(other.venue.hash()).toBe(bench.venue.hash());
      }),
      { numRuns: 60 },
    );
  });
});
