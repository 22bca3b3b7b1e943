import type { Rationing } from './rationing.ts';

/** What continuous books do. In batches it keeps the race to be first within each, so it is there to be compared. */
export const byTime: Rationing = {
  name: 'time',
  summary: 'the orders that came first',
  ration(lots, from, to, _total, wanted): void {
    let left = wanted;
    for (let i = from; i < to; i++) {
      lots[i] = Math.min(lots[i], left);
      left -= lots[i];
    }
  },
};
