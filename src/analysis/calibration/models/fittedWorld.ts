import { parseDecimal } from '../../../core/models/instrumentDecimals.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import type { CalibratedInstrument, FittedWorld } from '../calibrationModel.ts';
import type { MeasuredFlow } from '../orderFlow/measureFlow.ts';

const LEAST_DECIMALS = 2;
const MOST_DECIMALS = 12;

/** The world of a scenario whose one population is the fitted flow, opened where the record ended. */
export function fittedWorld(
  scenario: string,
  agent: string,
  settings: object,
  flow: MeasuredFlow,
  { symbol, tickSize, lotSize }: CalibratedInstrument,
): FittedWorld {
  const decimals = (parseDecimal(tickSize)?.scale ?? 0) + (parseDecimal(lotSize)?.scale ?? 0);
  const instrument = {
    symbol: symbol === '' ? 'ABC' : symbol,
    tickSize,
    lotSize,
    currencyScale: Math.min(MOST_DECIMALS, Math.max(LEAST_DECIMALS, decimals)),
    openingPrice: Math.max(2, Math.min(MAX_TICKS - 1, Math.round(flow.lastMid))),
  };
  return {
    scenario,
    seed: 1,
    config: { instruments: [instrument], populations: [{ agent, settings }] },
  };
}

/** A mean size as a setting takes it. */
export function wholeLots(size: number): number {
  return Math.max(1, Math.min(MAX_LOTS, Math.round(size)));
}
