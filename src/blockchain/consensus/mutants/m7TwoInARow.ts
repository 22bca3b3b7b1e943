import { defineMutant } from './mutant.ts';

export const twoInARow = defineMutant({
  name: 'M7',
  title: 'two blocks of consecutive epochs make the first final',
  breaks: 'three in a row: after two, a fork of the same length may still grow',
  scenario: 'A7',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 7,
  rules: {
    finalBy(view, second) {
      const first = view.parent(second);
      const inARow = view.isNotarised(second) && view.epoch(second) === view.epoch(first) + 1;
      return inARow ? first : undefined;
    },
  },
});
