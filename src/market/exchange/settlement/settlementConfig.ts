import type { ActorId, InstrumentId, PriceTicks, SimTime } from '../../../core/models/units.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** When an instrument is settled in cash, and at which price; 0 where it turns out to be worth nothing. */
export interface SettlementTime {
  readonly instrument: InstrumentId;
  readonly time: SimTime;
  readonly price: PriceTicks;
}

/** Instruments that end: a claim on an outcome, a future. */
export interface SettlementConfig {
  /** Known beforehand, an instrument once at most. */
  readonly times?: readonly SettlementTime[];
  /** Who may settle by `SettleInstrument`; nobody where it is left out. */
  readonly operator?: ActorId;
}

/** @throws BaseError CONFIG_INVALID_VALUE with the path in the venue's configuration. */
export function checkSettlementTimes(times: readonly SettlementTime[], instruments: number): void {
  const seen = new Set<number>();
  for (const [place, { instrument, time, price }] of times.entries()) {
    const path = `settlement.times.${place}`;
    hold(
      isWhole(instrument, instruments - 1),
      `${path}.instrument`,
      instrument,
      'an instrument of the venue',
    );
    hold(isWhole(time, Number.MAX_SAFE_INTEGER), `${path}.time`, time, 'a whole number of time units');
    hold(isWhole(price, MAX_TICKS), `${path}.price`, price, 'a price in ticks, or 0');
    hold(!seen.has(instrument), `${path}.instrument`, instrument, 'settled once only');
    seen.add(instrument);
  }
}

function isWhole(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}

function hold(condition: boolean, path: string, found: number, what: string): void {
  if (condition) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} is ${found}: must be ${what}`, {
    facts: { path, found },
  });
}
