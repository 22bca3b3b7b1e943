import { defineMutant } from './mutant.ts';

export const votesAgain = defineMutant({
  name: 'M3',
  title: 'a node votes for every proposal of an epoch',
  breaks: 'one vote in an epoch: with two an epoch has two notarised blocks',
  scenario: 'A1 with A2',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 6,
  rules: { judges: 'every' },
});
