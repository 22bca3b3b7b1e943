import type { ConfigObject } from '../../../../core/data/config/layers.ts';
import { propose, scripted, vote } from './steps.ts';
import { streamletAttack } from './streamletAttack.ts';

/** What both Byzantine nodes vote: each honest node is shown its own chain. */
const votes: readonly ConfigObject[] = [
  vote('2', [1]),
  vote('3x', [0]),
  vote('3y', [1]),
  vote('4x', [0]),
  vote('4y', [1]),
  vote('5', [0]),
];

export const a11 = streamletAttack({
  id: 'A11',
  name: 'two-of-four-in-a-partition',
  title: 'Two Byzantine nodes of four talk to both sides of a partition',
  shows: `From epoch 2 on nodes 0 and 1 do not reach each other; nodes 2 and 3 reach both and vote on each side. Node 1 sees blocks
of epochs 2, 3, 4 in a row, node 0 those of 3, 4, 5, which do not hold the one of epoch 2: the first is final at the end of
epoch 4, the second at the end of epoch 5. Either side alone looks flawless, and only who sees the votes of both sides can
convict nodes 2 and 3.`,
  settings: {
    epochs: 7,
    allowUnsafe: true,
    network: {
      model: 'partial',
      gst: '6epochs',
      wild: 'calm',
      partitions: [{ groups: '0|1', from: '1epochs', until: '6epochs' }],
    },
    faulty: [
      scripted(2, [propose('3x', '1', [0, 3]), propose('3y', '2', [1, 3]), ...votes]),
      scripted(3, [propose('4x', '3x', [0, 2]), propose('4y', '3y', [1, 2]), ...votes]),
    ],
  },
  verdict: {
    violations: [
      { monitor: 'one-certificate', byEpoch: 3 },
      { monitor: 'agreement', byEpoch: 5 },
    ],
    culprits: [2, 3],
  },
});
