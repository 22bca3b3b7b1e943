import { streamletAttack } from './streamletAttack.ts';

export const a15 = streamletAttack({
  id: 'A15',
  name: 'endless-stalling',
  title: 'A leader withholds one vote, proposals overtake votes, and nothing is ever final',
  shows: `Every message arrives within delta, one node of four is Byzantine, and in forty epochs no block becomes final. Node 0
shows its block to two nodes and keeps the third vote until a moment before node 2 leads. Node 2 builds on that block, and its
proposal overtakes the vote that it passed on: the others judge it too early, once, and do not vote. The block beside it is
notarised too, so no three blocks of consecutive epochs ever follow each other. With links in order (network.inOrder=true)
the same adversary costs a few epochs: see streamlet-liveness in the guides.`,
  settings: {
    epochs: 40,
    faulty: [{ node: 0, adversary: 'stalling-leader' }],
    network: { inOrder: false, delays: 'fast-start', least: '0.001delta' },
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 0, most: 0 } },
});
