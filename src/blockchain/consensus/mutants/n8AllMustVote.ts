import { defineMutant } from './mutant.ts';

export const allMustVote = defineMutant({
  name: 'N8',
  title: 'notarised by all nodes',
  breaks: 'a quorum of the honest nodes: one silent node ends all progress',
  scenario: 'A3',
  caughtBy: 'liveness',
  nodes: 4,
  faulty: 1,
  epochs: 12,
  rules: { quorum: (nodes) => nodes },
});
