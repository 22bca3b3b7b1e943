import { defineMutant } from './mutant.ts';

export const majorityOfFour = defineMutant({
  name: 'N1',
  title: 'notarised by a bare majority, which of four is the textbook quorum',
  breaks: 'nothing: floor(n/2) + 1 and 2n/3 rounded up are both 3 at n = 4',
  scenario: 'none',
  caughtBy: 'nothing',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: { quorum: (nodes) => Math.floor(nodes / 2) + 1 },
});
