import { streamletAttack } from './streamletAttack.ts';

export const a3 = streamletAttack({
  id: 'A3',
  name: 'silent-node',
  title: 'One node of four says nothing',
  shows: `Three honest nodes are a quorum, so their epochs go on: three blocks of four epochs, each final once three in a row
are notarised. Most that a silent node costs is its own epochs, and up to four epochs of waiting.`,
  settings: { epochs: 40, faulty: [{ node: 3, adversary: 'silent' }] },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 29, most: 29 }, longestWait: 4 },
});

export const a3TwoSilent = streamletAttack({
  id: 'A3-TWO',
  name: 'two-silent-nodes',
  title: 'Two nodes of four say nothing',
  shows: `Two votes never notarise among four: nothing becomes final any more. Liveness is lost, and agreement is not: what f
= 2 of 4 takes away first is progress.`,
  settings: {
    epochs: 20,
    allowUnsafe: true,
    faulty: [
      { node: 2, adversary: 'silent' },
      { node: 3, adversary: 'silent' },
    ],
  },
  verdict: { violations: [], culprits: [], finalBlocks: { least: 0, most: 0 }, quietEpochs: [1, 20] },
});
