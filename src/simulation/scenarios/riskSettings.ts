import Type from 'typebox';
import { integerSetting, numberSetting, settings } from '../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../core/models/units.ts';
import type { RiskLimits } from '../../market/exchange/risk/riskConfig.ts';
import { CASH_LIMIT } from './tradingSettings.ts';

const ORDERS_LIMIT = 1_000_000_000;

/** Limits as settings give them; 0 is no limit. */
export interface RiskConfigSettings {
  readonly collarPpm: number;
  readonly collarTicks: number;
  readonly maxOrderLots: number;
  readonly maxOrderNotionalMinor: number;
  readonly maxLongLots: number;
  readonly maxShortLots: number;
  readonly maxOpenOrders: number;
  readonly maxInstrumentOrders: number;
  readonly maxOpenNotionalMinor: number;
  readonly rateMessages: number;
  readonly rateIntervalMs: number;
  readonly rateBurst: number;
  readonly duplicateWindowMs: number;
  readonly creditCheck: boolean;
  readonly creditLineMinor: number;
  readonly collateralPpm: number;
}

/** Settings of a venue's risk gate. A limit at 0 is not checked, and costs nothing. */
export function riskSettings(defaults: Partial<RiskConfigSettings> = {}) {
  const limit = (fallback: number | undefined, most: number, unit: string, description: string) =>
    integerSetting(fallback ?? 0, 0, most, { unit, description: `${description}; 0: none` });
  const span = (fallback: number | undefined, description: string) =>
    numberSetting(fallback ?? 0, 0, 1e9, { unit: 'ms', description });
  const d = defaults;
  return settings("The exchange's risk gate: limits of every account", {
    collarPpm: limit(d.collarPpm, 1e9, 'ppm', 'Half width of the price collar around the last trade'),
    collarTicks: limit(d.collarTicks, MAX_TICKS, 'ticks', 'The same in ticks; the larger of both counts'),
    maxOrderLots: limit(d.maxOrderLots, MAX_LOTS, 'lots', 'Largest order'),
    maxOrderNotionalMinor: limit(
      d.maxOrderNotionalMinor,
      CASH_LIMIT,
      'minor units',
      'Most that one order may be worth',
    ),
    maxLongLots: limit(d.maxLongLots, ORDERS_LIMIT, 'lots', 'Longest position, open buys counted'),
    maxShortLots: limit(d.maxShortLots, ORDERS_LIMIT, 'lots', 'Shortest position, open sells counted'),
    maxOpenOrders: limit(d.maxOpenOrders, ORDERS_LIMIT, 'orders', 'Open orders of an account'),
    maxInstrumentOrders: limit(
      d.maxInstrumentOrders,
      ORDERS_LIMIT,
      'orders',
      'Open orders of an account in one instrument',
    ),
    maxOpenNotionalMinor: limit(
      d.maxOpenNotionalMinor,
      CASH_LIMIT,
      'minor units',
      'Most that all open orders may be worth',
    ),
    rateMessages: limit(
      d.rateMessages,
      ORDERS_LIMIT,
      'messages',
      'Orders and replaces for each rateIntervalMs',
    ),
    rateIntervalMs: span(d.rateIntervalMs ?? 1000, 'Span of rateMessages'),
    rateBurst: integerSetting(d.rateBurst ?? 1, 1, 1_000_000, {
      unit: 'messages',
      description: 'Orders and replaces at once',
    }),
    duplicateWindowMs: span(d.duplicateWindowMs, 'Time for which an equal order is refused; 0: none'),
    creditCheck: Type.Boolean({
      default: d.creditCheck ?? false,
      description: 'The worst case of open orders and shorts must be covered by cash and credit line',
    }),
    creditLineMinor: integerSetting(d.creditLineMinor ?? 0, 0, CASH_LIMIT, {
      unit: 'minor units',
      description: 'What may be owed beyond cash',
    }),
    collateralPpm: integerSetting(d.collateralPpm ?? 0, 0, 1_000_000, {
      unit: 'ppm',
      description: 'Share of long positions that counts as cash for credit',
    }),
  });
}

/** The limits that settings ask for; `units` turns nanoseconds into time units of the run. */
export function riskLimits(config: RiskConfigSettings, units: (ns: number) => number): RiskLimits {
  const {
    rateMessages,
    rateIntervalMs,
    rateBurst,
    duplicateWindowMs,
    creditCheck,
    creditLineMinor,
    ...plain
  } = config;
  const { collateralPpm, ...limits } = plain;
  const given = Object.entries(limits).filter(([, limit]) => limit > 0);
  const atLeastOne = (ms: number) => Math.max(1, units(ms * 1e6));
  return {
    ...Object.fromEntries(given),
    ...(rateMessages > 0 ? { rateMessages, rateInterval: atLeastOne(rateIntervalMs), rateBurst } : {}),
    ...(duplicateWindowMs > 0 ? { duplicateWindow: atLeastOne(duplicateWindowMs) } : {}),
    ...(creditCheck ? { creditLineMinor, collateralPpm } : {}),
  };
}
