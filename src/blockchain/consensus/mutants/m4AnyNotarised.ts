import { defineMutant } from './mutant.ts';

export const anyNotarised = defineMutant({
  name: 'M4',
  title: 'votes for a block on any notarised chain',
  breaks:
    'votes extend a longest notarised chain: otherwise the voters of the second of three return to a fork',
  scenario: 'A14',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 6,
  rules: { isVotable: (view, parent) => view.isNotarised(parent) },
});
