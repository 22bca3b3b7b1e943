import { defineMutant } from './mutant.ts';
import { lowestNotarised } from './rules.ts';

export const leaderAnywhere = defineMutant({
  name: 'N4',
  title: 'leaders propose on any notarised chain',
  breaks: 'leaders extend a longest notarised chain: others refuse to vote, and the chain stands still',
  scenario: 'A14',
  caughtBy: 'rules',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: { parentFor: (view) => lowestNotarised(view, () => true) },
});
