import Type, { type Static } from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../../core/data/config/schema.ts';

/** Settings of the longest chain. */
export const longestChainSettings = settings('Settings of the longest chain by proof of work', {
  interval: numberSetting(20, 0.001, 1e6, {
    unit: 'delta',
    description: 'Mean time between blocks of all miners together, in deltas; the difficulty is fixed',
  }),
  confirmations: integerSetting(6, 1, 10_000, {
    description: 'A block counts as final when so many blocks, itself the first, stand on the longest chain',
  }),
  power: Type.Array(Type.Number({ minimum: 0 }), {
    default: [],
    description: 'Hash power of each node, in any unit; all have the same where the list is empty',
  }),
  tie: numberSetting(0, 0, 1, {
    description:
      'Probability that a miner goes over to a chain as long as its own: 0 keeps the first seen, 0.5 takes either',
  }),
  peers: integerSetting(0, 0, 1000, {
    description: 'Nodes that each node links itself with at random; 0 links all with all',
  }),
  graph: integerSetting(1, 0, Number.MAX_SAFE_INTEGER, {
    description: 'Seed of the random links',
  }),
  relay: Type.Boolean({
    default: true,
    description: 'Nodes send every new block on; a network of peers always does',
  }),
});

export type LongestChainSettings = Static<typeof longestChainSettings>;
