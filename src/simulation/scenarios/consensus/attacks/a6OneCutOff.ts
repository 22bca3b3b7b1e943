import { streamletAttack } from './streamletAttack.ts';

export const a6 = streamletAttack({
  id: 'A6',
  name: 'partition-three-one',
  title: 'One node is cut off, and comes back',
  shows: `In epochs 5 to 12 node 3 reaches nobody. The other three are a quorum and go on as if it were silent. Node 3 notarises
nothing meanwhile, so it cannot fork; when the network heals, the echo of what it missed brings it the whole chain at once.`,
  settings: {
    epochs: 24,
    network: {
      model: 'partial',
      gst: '12epochs',
      wild: 'calm',
      partitions: [{ groups: '0,1,2|3', from: '4epochs', until: '12epochs' }],
    },
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 21, most: 21 }, longestWait: 4 },
});
