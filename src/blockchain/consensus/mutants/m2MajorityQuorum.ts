import { defineMutant } from './mutant.ts';

export const majorityQuorum = defineMutant({
  name: 'M2',
  title: 'notarised by a bare majority (4 of 7)',
  breaks: 'two quorums share an honest node: two majorities may share only Byzantine ones',
  scenario: 'A5',
  caughtBy: 'agreement',
  nodes: 7,
  faulty: 2,
  epochs: 6,
  rules: { quorum: (nodes) => Math.floor(nodes / 2) + 1 },
});
