import { defineMutant } from './mutant.ts';
import { isThirdInARow } from './rules.ts';

export const thirdFinal = defineMutant({
  name: 'M8',
  title: 'the third of three in a row is final too',
  breaks: 'only the second of three is final: the third may have a rival of its height',
  scenario: 'A2',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 7,
  rules: {
    finalBy: (view, third) => (view.isNotarised(third) && isThirdInARow(view, third) ? third : undefined),
  },
});
