import { describe, it } from 'vitest';
import { EngineMechanism } from '../../../../../src/market/mechanisms/framework/engineMechanism.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { ALLOCATION_PRESETS } from '../../../../../src/market/mechanisms/proRata/presets.ts';
import { allocationRules, proRata } from '../../../../../src/market/mechanisms/proRata/proRata.ts';
import { NaiveProRataEngine } from '../../../../support/proRata/naiveProRataEngine.ts';

const fees = { makerPpm: -200, takerPpm: 300 };
const environment = { instruments: 2, seed: 1, fees };
/** What the kit's own rules of priority say of a preset, where one of them fits it. */
const PRIORITIES: Readonly<Record<string, string>> = {
  'cme-pro-rata': 'pro-rata',
  'eurex-pro-rata': 'pro-rata',
  'cme-fifo': 'price-time',
};

for (const { name: preset } of ALLOCATION_PRESETS) {
  const capabilities = { ...proRata.capabilities, priority: PRIORITIES[preset] ?? 'price' };
  describeMechanism({
    name: `pro rata by the rules of ${preset}`,
    create: () => proRata.create({ preset }, environment),
    twin: () =>
      new EngineMechanism(
        (events) => new NaiveProRataEngine(events, allocationRules({ preset })),
        environment,
        capabilities,
      ),
    capabilities,
    instruments: 2,
    fees,
    rounds: 4,
    describe,
    it,
  });
}
