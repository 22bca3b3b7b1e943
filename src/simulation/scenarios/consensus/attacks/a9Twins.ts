import { streamletAttack } from './streamletAttack.ts';

export const a9 = streamletAttack({
  id: 'A9',
  name: 'twins',
  title: 'One key runs twice, each time before another part of the network',
  shows: `Node 3 runs two copies of the honest program, neither of which knows of the other: one talks to nodes 0 and 1, one to
node 2. When it leads, both propose, and each votes for its own block. No line of Byzantine code, and yet an equivocation, a
double vote and a lost memory. With one such node of four nothing breaks, and two votes under one key convict it.`,
  settings: { epochs: 16, faulty: [{ node: 3, adversary: 'twins' }] },
  verdict: { violations: [], culprits: [3], finalBlocks: { least: 15, most: 15 }, longestWait: 2 },
});
