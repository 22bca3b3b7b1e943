import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import {
  choiceSetting,
  integerSetting,
  numberSetting,
  settings,
  textSetting,
} from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { requireNews } from '../newsTrader.ts';
import { InventoryMaker } from './inventoryMaker.ts';
import type { QuoteRule } from './quoteRule.ts';

/** Risk aversion. */
export const gammaSetting = numberSetting(0.01, 1e-12, 1e6, {
  unit: '1/(tick quote)',
  description: 'Risk aversion: how little it likes the variance of what it holds, counted in quotes',
});

/** Settings that every maker of this family has. */
export const makerProperties = {
  quantity: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
  maxPosition: integerSetting(200, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'Largest departure from the opening position, long or short',
  }),
  horizon: textSetting('1m', {
    unit: 'duration',
    description: 'T: the time that is left runs from this to 0, and begins afresh',
  }),
  handsOver: Type.Boolean({
    default: false,
    description: 'Whether it hands over what it holds at the end of a horizon, and begins with no inventory',
  }),
  reference: choiceSetting('quotes', ['quotes', 'news'], {
    description: "What it quotes around: the middle of its venue's quotes, or the public value at each news",
  }),
  refresh: textSetting('100ms', { unit: 'duration', description: 'Time between two looks at the quotes' }),
  volatility: numberSetting(2, 1e-9, 1e9, {
    unit: 'ticks/sqrt(s)',
    description: 'sigma: of the reference price',
  }),
  arrivals: numberSetting(1, 1e-9, 1e9, {
    unit: '1/s',
    description: 'A: orders of one side that would reach a quote at the reference price',
  }),
  decay: numberSetting(0.3, 1e-9, 1e6, {
    unit: '1/tick',
    description: 'k: at a distance d they are A e^(-kd)',
  }),
  learn: Type.Boolean({
    default: false,
    description: 'Whether what it sees of the market corrects volatility, arrivals and decay',
  }),
  priorSeconds: numberSetting(60, 1e-3, 1e9, {
    unit: 's',
    description: 'If it learns: how long a look at the market the given ones count for',
  }),
};

const makerSchema = settings('Settings of every maker', makerProperties);

type MakerSettings = Static<typeof makerSchema>;

/** Seconds of the horizon. */
export function horizonSeconds({ horizon }: MakerSettings): number {
  return parseDuration(horizon, 'horizon') / 1e9;
}

/**
 * The maker that these settings ask for.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where it is to quote around the news and nobody tells any.
 */
export function createMaker(
  name: string,
  config: MakerSettings,
  rule: QuoteRule,
  place: AgentPlace,
): InventoryMaker {
  const { arrivals, decay, learn, maxPosition, priorSeconds, quantity, reference, refresh, volatility } =
    config;
  if (reference === 'news') requireNews(place, name);
  const units = (ns: number) => Math.max(1, Math.round((ns * place.unitsPerSecond) / 1e9));
  return new InventoryMaker(
    {
      rule,
      flow: { volatility, arrivals, decay },
      priorSeconds: learn ? priorSeconds : Infinity,
      quantity,
      maxPosition,
      handsOver: config.handsOver,
      horizon: units(parseDuration(config.horizon, 'horizon')),
      refreshInterval: reference === 'news' ? 0 : units(parseDuration(refresh, 'refresh')),
    },
    place,
  );
}
