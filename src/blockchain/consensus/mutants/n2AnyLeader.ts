import { defineMutant } from './mutant.ts';

export const anyLeader = defineMutant({
  name: 'N2',
  title: 'anybody may propose in any epoch',
  breaks: 'one leader in an epoch: others may take its place, and progress ends',
  scenario: 'A8',
  caughtBy: 'rules',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: { checksLeader: false },
});
