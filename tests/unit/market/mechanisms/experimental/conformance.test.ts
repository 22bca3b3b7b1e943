import { describe, it } from 'vitest';
import { experimentalDoubleAuction } from '../../../../../src/market/mechanisms/experimental/experimentalDoubleAuction.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const environment = { instruments: 2, seed: 1, fees };

for (const settings of [
  {},
  { standing: 'all' },
  { standing: 'last', clearAtTrade: false, period: '100ns' },
  { standing: 'all', clearAtTrade: false, period: '250ns' },
]) {
  describeMechanism({
    name: `the experimental double auction, ${JSON.stringify(settings)}`,
    create: () => experimentalDoubleAuction.create(settings, environment),
    capabilities: experimentalDoubleAuction.capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 8,
    commands: 150,
    describe,
    it,
  });
}
