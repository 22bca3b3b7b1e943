import { defineMutant } from './mutant.ts';
import { isThirdInARow } from './rules.ts';

export const thirdProposed = defineMutant({
  name: 'M10',
  title: 'the third of three in a row need only be proposed',
  breaks: 'all three are notarised: a proposal alone says nothing of what others have seen',
  scenario: 'A2',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 7,
  rules: {
    countsProposals: true,
    finalBy(view, third) {
      const second = view.parent(third);
      return view.isNotarised(second) && isThirdInARow(view, third) ? second : undefined;
    },
  },
});
