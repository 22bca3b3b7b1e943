import { streamletAttack } from './streamletAttack.ts';

export const a8 = streamletAttack({
  id: 'A8',
  name: 'forgery',
  title: 'A node repeats old messages, forges votes and sends others that are out of place',
  shows: `Each epoch node 3 repeats a proposal and makes up a vote in node 0's name, a vote of a node that does not exist, one
of another chain, one for another epoch than its block's, one for a block no later than its parent, and a proposal in an
epoch that it does not lead. After epochs that it leads it proposes once more, too late; in them its first proposal stands
on a block that is not there, so that its honest one comes second. Each is refused by each of three honest nodes, counted
under its reason, and not echoed where it is not sound. A message that is repeated is not even refused: it was seen.
Two votes that it did sign, in one epoch for different blocks, convict it.`,
  settings: { epochs: 20, faulty: [{ node: 3, adversary: 'replay-and-forgery' }] },
  verdict: {
    violations: [],
    culprits: [3],
    longestWait: 4,
    refusals: {
      'bad-signature': 57,
      'unknown-signer': 57,
      'wrong-chain': 57,
      'wrong-epoch': 57,
      'epoch-not-increasing': 57,
      'wrong-leader': 42,
      'unknown-parent': 15,
      'second-proposal': 15,
      'late-proposal': 12,
    },
  },
});
