import { defineMutant } from './mutant.ts';

export const copiesCount = defineMutant({
  name: 'M12',
  title: 'two votes of one node for one block count as two',
  breaks: 'votes of distinct nodes: else one Byzantine node is a quorum',
  scenario: 'A8',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 6,
  rules: { countsCopies: true },
});
