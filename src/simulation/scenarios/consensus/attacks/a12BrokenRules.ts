import { findMutant } from '../../../../blockchain/consensus/mutants/registry.ts';
import type { Attack } from './attack.ts';

export const a12: Attack = {
  id: 'A12',
  name: 'quorum-of-half',
  title: 'Streamlet in which two votes of four notarise: twins on both sides of a cut break agreement',
  shows: `One rule is broken: half of the nodes are a quorum. Node 0 runs twice, with node 1 on one side of a cut and with nodes
2 and 3 on the other, and each side notarises and finalises on its own. It is one Byzantine node of four, which a quorum of
three bears (A9): a quorum is as large as it is so that two of them share an honest node. The other rules are broken one by one
by market-sim explore streamlet --mutant M2 to M12.`,
  protocol: findMutant('M1').protocol,
  settings: {
    epochs: 8,
    network: {
      model: 'partial',
      gst: '8epochs',
      wild: 'calm',
      partitions: [{ groups: '1|2,3', from: '0', until: '8epochs' }],
    },
    faulty: [{ node: 0, adversary: 'twins', settings: { first: [1] } }],
  },
  only: ['agreement'],
  verdict: { violations: [{ monitor: 'agreement', byEpoch: 5 }], culprits: [0] },
};

export const a12AnyParent: Attack = {
  id: 'A12-FORK',
  name: 'any-notarised-parent',
  title: 'Streamlet in which any notarised parent will do: the fork leader gets its votes',
  shows: `One rule is broken: honest nodes vote for a block on any notarised chain, be it the longest or not. The fork leader of
A14 now has its blocks voted for, and the monitor of the vote rules sees the first of those votes. It is also evidence: a
node that votes in a later epoch for a lower block cannot be told from a Byzantine one.`,
  protocol: findMutant('M4').protocol,
  settings: { epochs: 8, faulty: [{ node: 3, adversary: 'fork-leader', settings: { back: 2 } }] },
  verdict: { violations: [{ monitor: 'vote-rules', byEpoch: 4 }], culprits: [0] },
};
