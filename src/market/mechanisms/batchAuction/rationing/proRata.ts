import { shareRemainder, wholeShare } from '../../../../core/utils/wholeShare.ts';
import type { Rationing } from './rationing.ts';

/**
 * To each its share by size, rounded up or down by lot so that the expected fill is the exact share: systematic sampling
 * (Madow, Annals of Mathematical Statistics 20(3), 1949). One draw decides for all, and the lots always add up.
 */
export const proRata: Rationing = {
  name: 'pro-rata',
  summary: 'by size, fractions of a lot by lot',
  ration(lots, from, to, total, wanted, rng): void {
    let carried = rng.below(total);
    for (let i = from; i < to; i++) {
      const size = lots[i];
      lots[i] = wholeShare(wanted, size, total);
      carried += shareRemainder(wanted, size, total);
      if (carried < total) continue;
      carried -= total;
      lots[i] += 1;
    }
  },
};
