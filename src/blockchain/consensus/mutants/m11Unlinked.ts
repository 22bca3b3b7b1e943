import { defineMutant } from './mutant.ts';
import { lowestNotarised } from './rules.ts';

export const unlinked = defineMutant({
  name: 'M11',
  title: 'three notarised blocks of consecutive epochs, wherever they stand, make the second final',
  breaks: 'the three are adjacent on one chain: epochs alone order nothing',
  scenario: 'any',
  caughtBy: 'agreement',
  nodes: 4,
  faulty: 1,
  epochs: 6,
  rules: {
    finalBy(view, third) {
      if (!view.isNotarised(third)) return undefined;
      const second = lowestNotarised(view, (block) => view.epoch(block) === view.epoch(third) - 1);
      const first = lowestNotarised(view, (block) => view.epoch(block) === view.epoch(third) - 2);
      const epoch = view.epoch(third);
      return view.epoch(second) === epoch - 1 && view.epoch(first) === epoch - 2 ? second : undefined;
    },
  },
});
