import { CARD } from '../../framework/ruleBroken.ts';
import { stepText } from '../step.ts';
import { type Card, instrumentsOf } from './card.ts';
import { ordinaryScript } from './ordinaryScript.ts';
import { firstDifference, fresh, transcribe } from './transcript.ts';

/** The mechanism and its obvious slow twin tell the same and show the same. */
export const fastEqualsNaive: Card = {
  name: CARD.fastEqualsNaive,
  title: 'fast equals naive',
  skip: ({ twin }) => (twin === undefined ? 'no twin is given' : undefined),
  script: ordinaryScript,
  judge(subject, steps) {
    if (subject.twin === undefined) return undefined;
    const instruments = instrumentsOf(subject);
    const fast = transcribe(fresh(subject.create), steps, instruments);
    const naive = transcribe(fresh(subject.twin), steps, instruments);
    const found = firstDifference(fast, naive, false);
    return found && `${found.what} where its twin differs, at: ${stepText(steps[found.place])}`;
  },
};
