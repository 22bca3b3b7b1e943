import { exp } from '../../core/utils/math/exp.ts';

/**
 * Probability that a height has more than one block, where many small miners hear of a block `delay` after it was found and
 * all together find one every `interval`: another is found before they hear of the first (Decker and Wattenhofer,
 * "Information Propagation in the Bitcoin Network", 2013, section 5, with one delay for all).
 */
export function forkProbability(delay: number, interval: number): number {
  return 1 - exp(-delay / interval);
}

/**
 * Share of blocks that end beside the chain: a height takes `delay` and then `interval` in the mean, in which 1 + delay /
 * interval blocks are found (the growth of Pass, Seeman and shelat, "Analysis of the Blockchain Protocol in Asynchronous
 * Networks", 2017).
 */
export function staleShare(delay: number, interval: number): number {
  return delay / (interval + delay);
}
