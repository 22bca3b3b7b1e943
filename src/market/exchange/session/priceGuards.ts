import type { Instrument } from '../../../core/models/instrument.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { LimitBands } from './limitBands.ts';
import { MarketBreakers } from './marketBreakers.ts';
import type { Interruptions, PriceGuard } from './priceGuard.ts';
import type { SessionConfig } from './sessionConfig.ts';
import { VolatilityRange } from './volatilityRange.ts';

/** The guards that a session asks for, in the order in which they are heard. */
export function createGuards(
  config: SessionConfig,
  instruments: readonly Instrument[],
  engine: BookEngine,
  session: Interruptions,
): PriceGuard[] {
  const guards: PriceGuard[] = [];
  const { priceRange, limitBands, breakers } = config;
  if (priceRange !== undefined) guards.push(new VolatilityRange(priceRange, instruments.length, session));
  if (limitBands !== undefined) guards.push(new LimitBands(limitBands, instruments, engine, session));
  if (breakers !== undefined) guards.push(new MarketBreakers(breakers, instruments, session));
  return guards;
}
