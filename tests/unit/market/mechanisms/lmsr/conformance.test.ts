import { describe, it } from 'vitest';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { lmsr } from '../../../../../src/market/mechanisms/lmsr/lmsr.ts';
import { naiveLmsr } from '../../../../support/naiveLmsr.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const { capabilities } = lmsr;

// The kit's prices lie around 100: outcomes of equal probability begin there.
for (const { instruments, liquidity } of [
  { instruments: 2, liquidity: 60 },
  { instruments: 3, liquidity: 7.5 },
]) {
  const payout = 100 * instruments;
  describeMechanism({
    name: `the scoring rule with ${instruments} outcomes and b = ${liquidity}`,
    create: () => lmsr.create({ payout, liquidity }, { instruments, seed: 1, fees }),
    twin: () => naiveLmsr(liquidity, payout).create({}, { instruments, seed: 1, fees }),
    capabilities,
    instruments,
    fees,
    rounds: 6,
    describe,
    it,
  });
}

describeMechanism({
  name: 'the scoring rule with one instrument and no sponsor of its account',
  create: () => lmsr.create({ payout: 200, sponsor: 3 }, { instruments: 1, seed: 1, fees }),
  capabilities,
  fees,
  rounds: 5,
  describe,
  it,
});
