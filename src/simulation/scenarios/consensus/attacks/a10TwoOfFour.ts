import { propose, scripted, vote } from './steps.ts';
import { streamletAttack } from './streamletAttack.ts';

export const a10 = streamletAttack({
  id: 'A10',
  name: 'two-of-four-in-synchrony',
  title: 'Two Byzantine nodes of four break agreement in a network that keeps every promise',
  shows: `Nodes 2 and 3 are Byzantine and lead epochs 3 and 4. On the honest block of epoch 2 node 2 proposes x to node 0 and y to
node 1; on those node 3 proposes x' and y' alike; both vote for everything, for x before node 0 and for y before node 1. With
the one honest vote that makes three each. Node 0 holds epochs 2, 3, 4 in a row and x final, node 1 holds 2, 3, 4 in a row and y
final, at the end of epoch 4 and with no message late. Their double votes convict both: they are a third of all nodes, as a
violation of agreement needs.`,
  settings: {
    epochs: 6,
    allowUnsafe: true,
    faulty: [
      scripted(2, [
        propose('3x', '2', [0, 3]),
        propose('3y', '2', [1, 3]),
        vote('3x', [0]),
        vote('3y', [1]),
        vote('4x', [0]),
        vote('4y', [1]),
      ]),
      scripted(3, [
        vote('3x', [0]),
        vote('3y', [1]),
        propose('4x', '3x', [0, 2]),
        propose('4y', '3y', [1, 2]),
        vote('4x', [0]),
        vote('4y', [1]),
      ]),
    ],
  },
  verdict: {
    violations: [
      { monitor: 'one-certificate', byEpoch: 3 },
      { monitor: 'agreement', byEpoch: 4 },
    ],
    culprits: [2, 3],
  },
});
