import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { Ledger } from '../../../../../src/market/exchange/clearing/ledger.ts';
import { share } from '../../../../support/venueBench.ts';

const instrument = share({ referencePrice: '1' });

function createLedger(lots = 0): Ledger {
  return new Ledger(
    [instrument],
    [
      { actor: 1, cashMinor: 10_000, positions: [{ instrument: 0, lots }] },
      { actor: 3, cashMinor: 0 },
    ],
  );
}

describe('Ledger', () => {
  it('keeps average cost and realised profit through a long position', () => {
    const ledger = createLedger();
    ledger.fill(1, 0, BUY, 10, 1_000);
    ledger.fill(1, 0, BUY, 10, 1_200);
    ledger.fill(1, 0, SELL, 5, 600);
    expect(ledger.statement(1, 0)).toEqual({ lots: 15, costMinor: 1_650, realisedMinor: 50 });
    expect(ledger.markedProfit(1, instrument, 0, 120)).toBe(150);
  });

  it('goes through zero to short, and back with profit', () => {
    const ledger = createLedger(10);
    expect(ledger.statement(1, 0).costMinor).toBe(1_000);
    ledger.fill(1, 0, SELL, 30, 3_300);
    expect(ledger.statement(1, 0)).toEqual({ lots: -20, costMinor: -2_200, realisedMinor: 100 });
    ledger.fill(1, 0, BUY, 20, 1_800);
    expect(ledger.statement(1, 0)).toEqual({ lots: 0, costMinor: 0, realisedMinor: 500 });
  });

  it('loses nothing to the rounding of the average', () => {
    const ledger = createLedger();
    ledger.fill(1, 0, BUY, 3, 100);
    for (let i = 0; i < 3; i++) ledger.fill(1, 0, SELL, 1, 50);
    expect(ledger.statement(1, 0)).toEqual({ lots: 0, costMinor: 0, realisedMinor: 50 });
  });

  it('finds cash and positions that came from nowhere', () => {
    const balanced = createLedger();
    balanced.fill(1, 0, BUY, 3, 300);
    balanced.fill(3, 0, SELL, 3, 300);
    balanced.charge(1, 7);
    balanced.charge(3, -2);
    balanced.check();
    const oneSided = createLedger();
    oneSided.fill(1, 0, BUY, 3, 300);
    expect(() => oneSided.check()).toThrow(/cash of all accounts/);
    const unequal = createLedger();
    unequal.fill(1, 0, BUY, 3, 300);
    unequal.fill(3, 0, SELL, 2, 300);
    expect(() => unequal.check()).toThrow(/positions in instrument 0/);
    balanced.realised[1] += 1;
    expect(() => balanced.check()).toThrow(/differs from its profit/);
  });

  it('stops before cash leaves the exact integers', () => {
    const ledger = createLedger();
    ledger.fill(1, 0, SELL, 1, Number.MAX_SAFE_INTEGER - 10_000);
    expect(() => ledger.fill(1, 0, SELL, 1, 1)).toThrow(/2\^53/);
  });

  it('knows its participants', () => {
    const ledger = createLedger();
    expect([-1, 0, 1, 2, 3, 4, Number.NaN].filter((actor) => ledger.isParticipant(actor))).toEqual([1, 3]);
  });

  it.each([
    [[{ actor: -1, cashMinor: 0 }], /actor's id, not -1/],
    [[{ actor: 0.5, cashMinor: 0 }], /actor's id, not 0.5/],
    [[{ actor: 1, cashMinor: 0.5 }], /opening cash of actor 1/],
    [
      [
        { actor: 1, cashMinor: 0 },
        { actor: 1, cashMinor: 0 },
      ],
      /two accounts/,
    ],
    [[{ actor: 1, cashMinor: 0, positions: [{ instrument: 4, lots: 1 }] }], /unknown instrument 4/],
    [[{ actor: 1, cashMinor: 0, positions: [{ instrument: 0, lots: 1.5 }] }], /opening position/],
    [[{ actor: 1e8, cashMinor: 0 }], /at most/],
  ])('refuses accounts that cannot be: %j', (accounts, reason) => {
    expect(() => new Ledger([instrument], accounts)).toThrow(reason);
  });
});
