import { describe, it } from 'vitest';
import { darkMidpoint } from '../../../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { naiveDarkMidpoint } from '../../../../support/mechanisms/naiveDarkMidpoint.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const environment = { instruments: 2, seed: 1, fees };

for (const settings of [
  {},
  { priority: 'size', minimum: 'aggregate', worstReference: 'locked', oddMidpoint: 'down' },
  { priority: 'size', worstReference: 'crossed', oddMidpoint: 'up' },
  { minimum: 'aggregate', worstReference: 'crossed', oddMidpoint: 'down' },
]) {
  describeMechanism({
    name: `the dark midpoint book, ${Object.values(settings).join(', ') || 'as it comes'}`,
    create: () => darkMidpoint.create(settings, environment),
    twin: () => naiveDarkMidpoint.create(settings, environment),
    capabilities: darkMidpoint.capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 8,
    commands: 150,
    describe,
    it,
  });
}
