import { describe, expect, it } from 'vitest';
import type { RiskConfig } from '../../../../../src/market/exchange/risk/riskConfig.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const bench = (risk: RiskConfig) => () => new VenueBench({ risk });

describe('settings of a risk gate', () => {
  it('are whole numbers', () => {
    expect(bench({ limits: { maxOrderLots: 0.5 } })).toThrow(
      'maxOrderLots of the venue must be a whole number',
    );
    expect(bench({ limits: { collarPpm: -1 } })).toThrow('collarPpm');
    expect(bench({ accounts: [{ account: 2, duplicateWindow: 0 }] })).toThrow('duplicateWindow of account 2');
  });

  it('name accounts of the venue, once each', () => {
    expect(bench({ accounts: [{ account: 9 }] })).toThrow('actor 9, which has no account');
    expect(bench({ accounts: [{ account: 1 }, { account: 1 }] })).toThrow('actor 1, which is listed twice');
  });

  it('give a message rate whole', () => {
    expect(bench({ limits: { rateMessages: 5 } })).toThrow('a message rate needs');
    expect(bench({ limits: { rateMessages: 5, rateInterval: 2 ** 40, rateBurst: 2 ** 40 } })).toThrow(
      'below 2^53',
    );
    expect(bench({ limits: { rateMessages: 5, rateInterval: 10, rateBurst: 1 } })).not.toThrow();
  });

  it('of an account stand in place of the venue', () => {
    const risk = { limits: { maxOrderLots: 5 }, accounts: [{ account: 2, maxOrderLots: 7 }] };
    const venue = new VenueBench({ risk });
    expect(venue.order(1, 1, 0, 100, 6)[0]).toContain('order-rejected');
    expect(venue.order(2, 1, 0, 100, 7)[0]).toContain('order-accepted');
    expect(venue.order(2, 2, 0, 100, 8)[0]).toContain('order-rejected');
  });
});
