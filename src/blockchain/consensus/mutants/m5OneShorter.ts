import { defineMutant } from './mutant.ts';

export const oneShorter = defineMutant({
  name: 'M5',
  title: 'votes for a block on a chain one shorter than the longest too',
  breaks: 'votes extend a longest notarised chain: one block of grace is one too many',
  scenario: 'A14, A4',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 7,
  rules: {
    isVotable: (view, parent) => view.isNotarised(parent) && view.height(parent) >= view.longest - 1,
  },
});
