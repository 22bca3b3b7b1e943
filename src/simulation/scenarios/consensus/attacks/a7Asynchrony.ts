import { streamletAttack } from './streamletAttack.ts';

export const a7 = streamletAttack({
  id: 'A7',
  name: 'asynchrony',
  title: 'Messages take any time, and one node is Byzantine',
  shows: `No bound on delays holds, links overtake themselves, and node 3 equivocates on top. Blocks are notarised late, forks
appear, and few or no blocks are final: liveness needs a bound. Agreement does not: whatever is final anywhere is one chain.`,
  settings: {
    epochs: 20,
    network: { model: 'asynchronous', inOrder: false },
    faulty: [{ node: 3, adversary: 'equivocating-leader' }],
  },
  verdict: { violations: [], culprits: [3] },
});
