import { describe, expect, it } from 'vitest';
import { batchAuction } from '../../../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { RATIONING_RULES } from '../../../../../src/market/mechanisms/batchAuction/rationing/rationingRules.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { runConformance } from '../../../../../src/market/mechanisms/kit/runConformance.ts';
import { naiveBatchAuction } from '../../../../support/batchAuction/naiveBatchAuction.ts';

const fees = { makerPpm: -200, takerPpm: 300 };
const environment = { instruments: 2, seed: 1, fees };

for (const { name: rationing } of RATIONING_RULES) {
  describeMechanism({
    name: `frequent batch auctions, ${rationing}`,
    create: () => batchAuction.create({ interval: '10ns', rationing }, environment),
    twin: () => naiveBatchAuction({ interval: 10, rationing }, environment),
    capabilities: batchAuction.capabilities,
    instruments: 2,
    fees,
    rounds: 10,
    describe,
    it,
  });
}

it('a mechanism that seals orders and does not say so fails the kit', () => {
  const capabilities = { ...batchAuction.capabilities, sealed: false };
  const create = () => batchAuction.create({}, environment);
  const results = runConformance({ create, capabilities, instruments: 2 }, { rounds: 1 });
  const failed = results.filter(({ status }) => status === 'fail').map(({ card }) => card);
  expect(failed).toEqual(['conservation']);
});
