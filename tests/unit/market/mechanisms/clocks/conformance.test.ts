import { describe, it } from 'vitest';
import { dutchClock } from '../../../../../src/market/mechanisms/clocks/dutchClock.ts';
import { englishClock } from '../../../../../src/market/mechanisms/clocks/englishClock.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { naiveDutchClock, naiveEnglishClock } from '../../../../support/naiveClocks.ts';

const fees = { makerPpm: -100, takerPpm: 250 };
const environment = { instruments: 2, seed: 1, fees };
/** The kit's prices lie between 95 and 105. */
const START = 106;

for (const step of [1, 3]) {
  describeMechanism({
    name: `the Dutch clock in steps of ${step}`,
    create: () => dutchClock.create({ start: START, step, interval: '2ns' }, environment),
    twin: () => naiveDutchClock(START, step, 2).create({}, environment),
    capabilities: dutchClock.capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 6,
    describe,
    it,
  });
  describeMechanism({
    name: `the English clock in steps of ${step}`,
    create: () => englishClock.create({ opening: '12ns', step, interval: '2ns' }, environment),
    twin: () => naiveEnglishClock(12, step, 2).create({}, environment),
    capabilities: englishClock.capabilities,
    instruments: environment.instruments,
    fees,
    rounds: 6,
    describe,
    it,
  });
}
