import { defineMutant } from './mutant.ts';
import { isOnWayTo } from './rules.ts';

export const ownFinal = defineMutant({
  name: 'M6',
  title: 'votes for whatever extends its own final chain',
  breaks: 'votes extend a longest notarised chain: what is final elsewhere is not final here yet',
  scenario: 'A7',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 7,
  rules: {
    isVotable: (view, parent) => view.isNotarised(parent) && isOnWayTo(view, view.final, parent),
  },
});
