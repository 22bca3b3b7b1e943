import { describe, it } from 'vitest';
import { callAuction } from '../../../../../src/market/mechanisms/callAuction/callAuction.ts';
import { AUCTION_RULES } from '../../../../../src/market/mechanisms/callAuction/presets.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { naiveCallAuction } from '../../../../support/naiveCallAuction.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const environment = { instruments: 2, seed: 1, fees };
const { capabilities } = callAuction;

for (const { name: rules } of AUCTION_RULES.filter(({ name }) => name !== 'euronext')) {
  describeMechanism({
    name: `the call auction by the rules of ${rules}`,
    create: () => callAuction.create({ rules }, environment),
    capabilities,
    instruments: environment.instruments,
    fees,
    rounds: rules === 'xetra' ? 10 : 2,
    describe,
    it,
  });
}

const withReference = { rules: 'euronext', referencePrice: 100 };
describeMechanism({
  name: 'the call auction by the rules of euronext',
  create: () => callAuction.create(withReference, environment),
  twin: () => naiveCallAuction.create(withReference, environment),
  capabilities,
  instruments: environment.instruments,
  fees,
  rounds: 10,
  describe,
  it,
});
