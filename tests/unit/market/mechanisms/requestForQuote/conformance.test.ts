import { describe, it } from 'vitest';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { requestForQuote } from '../../../../../src/market/mechanisms/requestForQuote/requestForQuote.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const environment = { instruments: 2, seed: 1, fees };

for (const settings of [
  { responseWindow: '8ns' },
  { responseWindow: '9ns', lastLook: '4ns', show: 'two-way' },
  { responseWindow: '12ns', lastLook: '2ns', fills: 'single', minimumDealers: 2, dealers: [0, 1, 3] },
]) {
  describeMechanism({
    name: `request for quote, ${Object.values(settings).join(', ')}`,
    create: () => requestForQuote.create(settings, environment),
    capabilities: requestForQuote.capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 8,
    commands: 150,
    describe,
    it,
  });
}
