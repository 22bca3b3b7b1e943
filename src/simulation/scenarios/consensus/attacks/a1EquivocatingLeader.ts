import { streamletAttack } from './streamletAttack.ts';

export const a1 = streamletAttack({
  id: 'A1',
  name: 'equivocating-leader',
  title: 'A leader proposes one block to two nodes and another to the third',
  shows: `Node 3 of four leads epochs 4, 8, … with two blocks: x for nodes 0 and 1, y for node 2, and votes for both. x gets
the votes of 0, 1 and 3 and is notarised; y has those of 2 and 3, which is one too few. Two quorums of three among four
share two nodes, so one honest node would have to vote twice. The two votes of node 3 convict it.`,
  settings: { epochs: 16, faulty: [{ node: 3, adversary: 'equivocating-leader' }] },
  verdict: { violations: [], culprits: [3], finalBlocks: { least: 15, most: 15 }, longestWait: 2 },
});
