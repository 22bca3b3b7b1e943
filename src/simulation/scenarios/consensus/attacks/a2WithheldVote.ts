import { propose, scripted, vote } from './steps.ts';
import { streamletAttack } from './streamletAttack.ts';

export const a2 = streamletAttack({
  id: 'A2',
  name: 'withheld-vote',
  title: 'Two blocks with two votes each, and a third vote that comes late to one node',
  shows: `Node 3 leads epoch 4 with x for node 0 and y for nodes 1 and 2. It votes for x at once, and keeps its vote for y
until the next proposal has been judged; then node 1 gets it. y is notarised in epoch 5, beside the block of that epoch: two
longest chains, and an epoch may be lost while nodes follow one of them. x stays at two votes for ever.`,
  settings: {
    epochs: 16,
    faulty: [
      scripted(3, [
        propose('4x', '3', [0]),
        propose('4y', '3', [1, 2]),
        vote('4x', [0]),
        vote('4y', [1], 250),
      ]),
    ],
  },
  verdict: { violations: [], culprits: [3], finalBlocks: { least: 14, most: 14 }, longestWait: 3 },
});
