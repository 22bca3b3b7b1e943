import { defineMutant } from './mutant.ts';

export const halfQuorum = defineMutant({
  name: 'M1',
  title: 'notarised by half of the nodes (2 of 4)',
  breaks: 'two quorums share an honest node: two halves share nobody',
  scenario: 'A5, A2',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 6,
  rules: { quorum: (nodes) => Math.floor(nodes / 2) },
});
