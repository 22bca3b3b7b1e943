import { describe, it } from 'vitest';
import { batchAuction } from '../../../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { RATIONING_RULES } from '../../../../../src/market/mechanisms/batchAuction/rationing/rationingRules.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
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
