import Type from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { GlostenMilgromDealer } from './glostenMilgromDealer.ts';
import { InformedTrader } from './informedTrader.ts';
import { oneRound } from './rounds.ts';
import { UninformedTrader } from './uninformedTrader.ts';

const possible = settings('A value that may be', {
  value: integerSetting(1, 1, MAX_TICKS, { unit: 'ticks', description: 'What a lot would be worth' }),
  weight: numberSetting(1, 1e-9, 1e9, { description: 'How likely it is, as a part of all weights' }),
});

/** What a value may be: settings shared by the dealer and its scenario. */
export const possibleValues = Type.Array(possible, {
  default: [{ value: 1_000_000 }, { value: 2_000_000 }],
  minItems: 1,
  description: 'What the value may be, and how likely',
});

/** mu. */
export const informedShareSetting = numberSetting(0.3, 0, 0.99, {
  description: 'mu: share of all traders who know the value',
});

/** Values in rising order and their chances. */
export function beliefOf(list: readonly { readonly value: number; readonly weight: number }[]) {
  const rising = list.toSorted((a, b) => a.value - b.value);
  const total = rising.reduce((sum, { weight }) => sum + weight, 0);
  return { values: rising.map(({ value }) => value), prior: rising.map(({ weight }) => weight / total) };
}

/** Quotes by Bayes' rule. */
export const glostenMilgromDealerAgent = defineAgent({
  name: 'glosten-milgrom-dealer',
  title: 'The dealer of Glosten and Milgrom (1985): bid and ask at what the value is worth if they trade',
  source: 'Glosten and Milgrom, Journal of Financial Economics 14 (1985) 71-100',
  settings: settings('What it believes', { values: possibleValues, informedShare: informedShareSetting }),
  uses: () => ({ replace: true }),
  create: ({ informedShare, values }, { gateway, instrument }) =>
    new GlostenMilgromDealer({ gateway, rounds: oneRound(instrument), informedShare, ...beliefOf(values) }),
});

const arrivals = {
  rate: numberSetting(1, 1e-9, 1e6, { unit: '1/s', description: 'How often each one comes' }),
};

/** Trades on what it knows. */
export const informedAgent = defineAgent({
  name: 'informed',
  title:
    'The informed trader of Glosten and Milgrom (1985): knows the value, and takes quotes that are off it',
  source: 'Glosten and Milgrom, Journal of Financial Economics 14 (1985) 71-100',
  settings: settings('When it comes', arrivals),
  uses: () => ({ marketOrders: true }),
  create({ rate }, place) {
    const { value } = place;
    if (value === undefined) {
      throw new BaseError('CONFIG_INVALID_VALUE', 'agent informed knows the value, and there is none here', {
        facts: { agent: 'informed' },
        advice: 'Set fundamental.process in a scenario that has it, or use scenario glosten-milgrom.',
      });
    }
    return new InformedTrader({ ...comesTo(place, rate), worthOf: (_instrument, time) => value.at(time) });
  },
});

/** Trades for reasons of its own. */
export const uninformedAgent = defineAgent({
  name: 'uninformed',
  title: 'The uninformed trader of Glosten and Milgrom (1985): buys or sells one lot with equal chances',
  source: 'Glosten and Milgrom, Journal of Financial Economics 14 (1985) 71-100',
  settings: settings('When it comes', arrivals),
  uses: () => ({ marketOrders: true }),
  create: ({ rate }, place) => new UninformedTrader(comesTo(place, rate)),
});

function comesTo({ gateway, instrument, unitsPerSecond }: AgentPlace, rate: number) {
  return { gateway, rounds: oneRound(instrument), interval: unitsPerSecond / rate };
}
