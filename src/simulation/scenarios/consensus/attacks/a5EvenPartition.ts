import { streamletAttack } from './streamletAttack.ts';

export const a5 = streamletAttack({
  id: 'A5',
  name: 'partition-two-two',
  title: 'The network is cut in halves, and heals',
  shows: `In epochs 5 to 8 nodes 0 and 1 do not reach 2 and 3. Neither half has three votes: nothing is notarised, so nothing
can go wrong. Once it is healed the first new block is final at the end of the third epoch, well within the five that the
liveness theorem asks for.`,
  settings: {
    epochs: 20,
    network: {
      model: 'partial',
      gst: '8epochs',
      wild: 'calm',
      partitions: [{ groups: '0,1|2,3', from: '4epochs', until: '8epochs' }],
    },
  },
  verdict: {
    violations: [],
    culprits: [],
    finalBlocks: { least: 15, most: 15 },
    quietEpochs: [5, 8],
    longestWait: 7,
  },
});
