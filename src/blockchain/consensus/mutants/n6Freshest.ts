import { defineMutant } from './mutant.ts';
import { lowestNotarised, type RuleView } from './rules.ts';

/** Epoch of the youngest notarised block that is seen. */
function freshest<B>(view: RuleView<B>): number {
  let epoch = 0;
  for (let place = 0; place < view.size; place++) {
    const block = view.at(place);
    if (view.isNotarised(block)) epoch = Math.max(epoch, view.epoch(block));
  }
  return epoch;
}

export const freshestChain = defineMutant({
  name: 'N6',
  title: 'the notarised chain with the youngest block counts, not the longest',
  breaks:
    'nothing: the youngest notarised block always ends a longest chain, so this only settles which of several is extended',
  scenario: 'none',
  caughtBy: 'nothing',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: {
    parentFor: (view) => lowestNotarised(view, (block) => view.epoch(block) === freshest(view)),
    isVotable: (view, parent) => view.isNotarised(parent) && view.epoch(parent) === freshest(view),
  },
});
