import { defineMutant } from './mutant.ts';
import { isThirdInARow } from './rules.ts';

export const firstOfThree = defineMutant({
  name: 'N5',
  title: 'only the first of three in a row is final',
  breaks: 'the second is final as well: blocks wait an epoch longer than they need',
  scenario: 'any',
  caughtBy: 'rules',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: {
    finalBy: (view, third) =>
      view.isNotarised(third) && isThirdInARow(view, third) ? view.parent(view.parent(third)) : undefined,
  },
});
