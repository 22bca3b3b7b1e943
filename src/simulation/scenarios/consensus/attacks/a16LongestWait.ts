import { streamletAttack } from './streamletAttack.ts';

export const a16 = streamletAttack({
  id: 'A16',
  name: 'longest-wait',
  title: 'The longest that one node of four can hold finality up: seven epochs',
  shows: `Links keep their order, so every proposal comes after the votes for its parent. Node 0, who leads first, lets its
block be notarised when the next one already stands beside it, and is silent as a leader from then on. The first block
is final in epoch 8. An exhaustive search of all schedules shows that no adversary does better: see streamlet-liveness in the
guides.`,
  settings: {
    epochs: 12,
    faulty: [{ node: 0, adversary: 'stalling-leader', settings: { to: 'all', times: 1 } }],
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 8, most: 8 }, longestWait: 8 },
});
