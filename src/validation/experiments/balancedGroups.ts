import { profitOf } from './periodMeasures.ts';
import { playExperiment } from './playExperiment.ts';

/** The double auction with the improvement rule, and the order book of an exchange. */
export const AUCTIONS = {
  improvement: { standing: 'best', clearAtTrade: true },
  'order-book': { standing: 'all', clearAtTrade: false },
} as const;

/** Two kinds of traders against each other. */
export interface BalancedGroups {
  readonly trader: string;
  readonly rival: string;
  readonly auction: keyof typeof AUCTIONS;
  readonly days: number;
}

/**
 * By how much one kind earns more than the other, in per cent of what both earn: a balanced-group test (Tesauro and Das,
 * "High-performance bidding agents for the continuous double auction", 2001), in which every buyer and seller of Cliff's
 * symmetric market is there twice, once of each kind.
 */
export function profitLead({ trader, rival, auction, days }: BalancedGroups, seed: number): number {
  const settings = {
    market: 'symmetric',
    trader,
    rival,
    until: `${days * 100}s`,
    auction: AUCTIONS[auction],
  };
  const { periods, world } = playExperiment('zip', settings, seed);
  let [ours, theirs] = [0, 0];
  for (const { traders } of periods) {
    for (const one of traders.values()) {
      if (world.actors[one.account].kind === trader) ours += profitOf(one);
      else theirs += profitOf(one);
    }
  }
  return (100 * (ours - theirs)) / (ours + theirs);
}
