import { defineMutant } from './mutant.ts';

export const firstVotable = defineMutant({
  name: 'N3',
  title: "a node votes for the leader's first proposal that it may vote for",
  breaks: 'the first proposal is judged, and no other: agreement bears it, since a node still votes once',
  scenario: 'A1',
  caughtBy: 'rules',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: { judges: 'first-votable' },
});
