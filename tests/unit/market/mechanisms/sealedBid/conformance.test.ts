import { describe, it } from 'vitest';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { PRICING_RULES } from '../../../../../src/market/mechanisms/sealedBid/pricing.ts';
import { sealedBid } from '../../../../../src/market/mechanisms/sealedBid/sealedBid.ts';
import { naiveSealedBid } from '../../../../support/naiveSealedBid.ts';

const EVERY = 10;
const times = { first: `${EVERY}ns`, every: `${EVERY}ns` };
const fees = { makerPpm: -100, takerPpm: 250 };
const { capabilities } = sealedBid;

for (const { name: pricing } of PRICING_RULES) {
  const environment = { instruments: 2, seed: 1, fees };
  describeMechanism({
    name: `sealed bids, ${pricing}`,
    create: () => sealedBid.create({ ...times, pricing }, environment),
    twin: () => naiveSealedBid(pricing, EVERY).create({}, environment),
    capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 8,
    describe,
    it,
  });
}

for (const settings of [{ bidders: 'sellers' }, { ties: 'random' }]) {
  const environment = { instruments: 1, seed: 1, fees };
  describeMechanism({
    name: `sealed bids, ${Object.entries(settings).join()}`,
    create: () => sealedBid.create({ ...times, ...settings }, environment),
    capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 8,
    describe,
    it,
  });
}
