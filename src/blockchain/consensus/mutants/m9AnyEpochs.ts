import { defineMutant } from './mutant.ts';

export const anyEpochs = defineMutant({
  name: 'M9',
  title: 'three adjacent notarised blocks of any epochs make the second final',
  breaks: 'consecutive epochs: in a gap others may have voted for a rival of the second block',
  scenario: 'A7',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 8,
  rules: {
    finalBy: (view, third) => (view.isNotarised(third) ? view.parent(third) : undefined),
  },
});
