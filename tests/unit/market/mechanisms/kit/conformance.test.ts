import { describe, expect, it } from 'vitest';
import {
  continuousAuction,
  naiveContinuousAuction,
} from '../../../../../src/market/mechanisms/continuous/continuousAuction.ts';
import { describeMechanism } from '../../../../../src/market/mechanisms/kit/describeMechanism.ts';
import { cardText, runConformance } from '../../../../../src/market/mechanisms/kit/runConformance.ts';
import { BARE, BareMechanism } from '../../../../support/mechanisms/bareMechanism.ts';
import { batchAuction } from '../../../../support/mechanisms/batchAuction.ts';
import { BROKEN_MECHANISMS } from '../../../../support/mechanisms/brokenMechanisms.ts';
import { priceTime } from '../../../../support/mechanisms/priceTime.ts';

const fees = { makerPpm: -20_000, takerPpm: 30_000 };

for (const instruments of [1, 3]) {
  const environment = { instruments, seed: 1, fees };
  const shared = {
    instruments,
    fees,
    describe,
    it,
    twin: () => naiveContinuousAuction.create({}, environment),
  };
  describeMechanism({
    ...shared,
    name: `the continuous double auction on ${instruments} instruments`,
    create: () => continuousAuction.create({}, environment),
    capabilities: continuousAuction.capabilities,
  });
  describeMechanism({
    ...shared,
    name: `the same written in the framework, on ${instruments} instruments`,
    create: () => priceTime.create({}, environment),
    capabilities: priceTime.capabilities,
  });
}

const sound = {
  create: () => continuousAuction.create({}, { instruments: 1, seed: 1 }),
  capabilities: continuousAuction.capabilities,
};

describe('the conformance kit', () => {
  it('says why it skips a card', () => {
    const skipped = runConformance(sound, { rounds: 1 }).filter(({ status }) => status === 'skip');
    expect(skipped.map(cardText)).toEqual([
      'skip fees: no fees are given that it was created with',
      'skip minimum-quantity: it declares no minimum quantity',
      'skip reference: it declares no reference',
      'skip fast-equals-naive: no twin is given',
    ]);
    const bare = {
      ...sound,
      capabilities: { ...sound.capabilities, priority: 'none', fees: false, selfTrade: ['allow'] as const },
    };
    const texts = runConformance(bare, { rounds: 1 }).map(cardText);
    expect(texts).toContain('skip priority: it declares no priority');
    expect(texts).toContain('skip self-trade: it declares no self-trade prevention');
    expect(texts).toContain('skip fees: it declares no fees');
  });

  it('draws the same commands again from the seed that it tells', () => {
    const { subject } = BROKEN_MECHANISMS[0];
    const failures = () => runConformance(subject, { rounds: 3, seed: 7 }).map(cardText);
    expect(failures()).toEqual(failures());
    expect(failures()[0]).toMatch(/^fail conservation: .*\n {2}seed 7, round 1, commands:\n {4}/);
  });

  it('takes any runner: a failing card throws in its test, a skipped one is a skipped test', () => {
    const { subject } = BROKEN_MECHANISMS[0];
    const tests = new Map<string, () => void>();
    const skipped: string[] = [];
    const register = (name: string, body: () => void) => void tests.set(name, body);
    const runner = Object.assign(register, { skip: (name: string) => void skipped.push(name) });
    describeMechanism({ ...subject, rounds: 1, describe: (_name, body) => body(), it: runner });
    expect(tests.get('conservation: lots and cash are conserved')).toThrow(/^fail conservation/);
    expect(tests.get('clock: what is due has been done afterwards')).not.toThrow();
    expect(skipped).toEqual([
      'minimum-quantity: skipped, it declares no minimum quantity',
      'reference: skipped, it declares no reference',
      'fast-equals-naive: skipped, no twin is given',
    ]);
  });
});

describeMechanism({
  name: 'a frequent batch auction',
  create: () => batchAuction.create({}, { instruments: 2, seed: 1, fees }),
  capabilities: batchAuction.capabilities,
  instruments: 2,
  fees,
  describe,
  it,
});

describeMechanism({
  name: 'a mechanism without the framework',
  create: () => new BareMechanism(),
  capabilities: BARE,
  describe,
  it,
});
