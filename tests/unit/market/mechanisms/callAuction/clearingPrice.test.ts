import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { clearingPrice } from '../../../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { AUCTION_RULES } from '../../../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK, type TickGrid } from '../../../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { callInterest, callOrders } from '../../../../support/callAuctionCase.ts';
import { plainCases } from './golden/plainCases.ts';
import { pressureCases } from './golden/pressureCases.ts';
import { referenceCases } from './golden/referenceCases.ts';
import { volumeCases } from './golden/volumeCases.ts';

const GOLDEN_CASES = [...volumeCases, ...pressureCases, ...referenceCases, ...plainCases];

function gridOf(text: string | undefined): TickGrid {
  if (text === undefined) return EVERY_TICK;
  const rows = text.split(' ').map((row) => row.split(':').map(Number));
  return {
    tickFrom: Int32Array.from(rows, ([from]) => from),
    tickStep: Int32Array.from(rows, ([, step]) => step),
  };
}

describe('the clearing price', () => {
  it.each(GOLDEN_CASES)('$rules: $name ($source)', (golden) => {
    const rules = AUCTION_RULES.find(({ name }) => name === golden.rules)!;
    const orders = [...callOrders(BUY, golden.buy), ...callOrders(SELL, golden.sell)];
    const { reference = 0, ticks } = golden;
    const found = clearingPrice(callInterest(orders), rules, gridOf(ticks), reference);
    const { price, volume, surplus, surplusSide, decidedBy } = found;
    const signed = surplusSide === SELL ? -surplus : surplus;
    expect({ price, volume, surplus: signed, by: decidedBy }).toEqual({
      price: golden.price,
      volume: golden.volume,
      surplus: golden.surplus,
      by: golden.by,
    });
    expect(surplusSide === -1).toBe(surplus === 0);
  });

  it('shows the best limits whether or not there is a price', () => {
    const [rules] = AUCTION_RULES;
    const apart = callInterest([...callOrders(BUY, '8@100 1@99'), ...callOrders(SELL, '5@101 1@104')]);
    expect(clearingPrice(apart, rules, EVERY_TICK, 0)).toMatchObject({ bestBid: 100, bestAsk: 101 });
    const oneSided = callInterest(callOrders(BUY, '8@100 2@market'));
    expect(clearingPrice(oneSided, rules, EVERY_TICK, 0)).toMatchObject({ bestBid: 100, bestAsk: 0 });
  });

  it('has golden cases for every preset', () => {
    expect(new Set(GOLDEN_CASES.map(({ rules }) => rules))).toEqual(
      new Set(AUCTION_RULES.map(({ name }) => name)),
    );
    expect(GOLDEN_CASES.length).toBeGreaterThanOrEqual(30);
  });
});

describe('the reference of auctions', () => {
  it('names every preset with its candidates and its criteria in their order', () => {
    const document = readFileSync(
      new URL('../../../../../docs/reference/auctions.md', import.meta.url),
      'utf8',
    );
    for (const { name, candidates, rules } of AUCTION_RULES) {
      const row = document.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      const [, told, criteria] = row!.split(' | ');
      expect(told).toBe(candidates);
      expect(criteria).toBe(rules.map((rule) => `\`${rule.name}\``).join(', '));
      for (const rule of rules) expect(document).toContain(`| \`${rule.name}\` |`);
    }
  });
});
