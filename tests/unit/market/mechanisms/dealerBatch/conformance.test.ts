import { describe, it } from 'vitest';
import { dealerBatch } from '../../../../../src/market/mechanisms/dealerBatch/dealerBatch.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const { capabilities } = dealerBatch;

for (const instruments of [1, 3]) {
  describeMechanism({
    name: `dealer batches of ${instruments} instruments`,
    create: () => dealerBatch.create({ every: '7ns', openingPrice: 100 }, { instruments, seed: 1, fees }),
    capabilities,
    instruments,
    fees,
    rounds: 6,
    describe,
    it,
  });
}
