import { BUY, SELL } from '../../../core/models/side.ts';
import { log1p } from '../../../core/utils/math/log1p.ts';
import type { FlowParameters, QuoteRule } from './quoteRule.ts';

/**
 * The spread of Avellaneda and Stoikov, "High-frequency trading in a limit order book", Quantitative Finance 8 (2008)
 * 217-224, equation 30: gamma sigma^2 (T - t) + (2 / gamma) ln(1 + gamma / k), in ticks.
 */
export function inventorySpread(gamma: number, timeLeft: number, flow: Readonly<FlowParameters>): number {
  const { decay, volatility } = flow;
  return gamma * volatility * volatility * timeLeft + (2 / gamma) * log1p(gamma / decay);
}

/**
 * Quotes around the reservation price s - q gamma sigma^2 (T - t) (the same paper, equation 29), `gamma` per tick and
 * quote: who holds much asks little.
 */
export function avellanedaStoikov(gamma: number): QuoteRule {
  return {
    distances(inventory, timeLeft, flow, out) {
      const half = inventorySpread(gamma, timeLeft, flow) / 2;
      const shift = inventory * gamma * flow.volatility * flow.volatility * timeLeft;
      out[BUY] = half + shift;
      out[SELL] = half - shift;
    },
  };
}

/**
 * The paper's yardstick, its symmetric strategy: the mean spread of the inventory strategy over the horizon, always around
 * the reference price.
 */
export function symmetricQuotes(gamma: number, horizon: number): QuoteRule {
  return {
    distances(_inventory, _timeLeft, flow, out) {
      const half = inventorySpread(gamma, horizon / 2, flow) / 2;
      out[BUY] = half;
      out[SELL] = half;
    },
  };
}
