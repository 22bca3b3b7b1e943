import { streamletAttack } from './streamletAttack.ts';

export const a14 = streamletAttack({
  id: 'A14',
  name: 'fork-leader',
  title: 'A leader proposes on a shorter chain, to orphan the block above',
  shows: `Node 3 builds one block behind the longest notarised chain. Honest nodes have seen the longer one and refuse: the attack
costs the attacker its own epochs and nobody else a block, where chained HotStuff loses two honest blocks to each attempt
(Gai, Farahbakhsh, Niu, Feng, Beschastnikh and Duan 2021). Of what honest leaders propose everything stays.`,
  settings: { epochs: 40, faulty: [{ node: 3, adversary: 'fork-leader' }] },
  verdict: {
    violations: [],
    culprits: [],
    finalBlocks: { least: 29, most: 29 },
    longestWait: 4,
    honestShare: 1,
    refusals: { 'not-longest-chain': 30 },
  },
});
