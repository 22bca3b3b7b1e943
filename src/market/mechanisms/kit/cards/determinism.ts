import { CARD } from '../../framework/ruleBroken.ts';
import { stepText } from '../step.ts';
import { type Card, instrumentsOf } from './card.ts';
import { ordinaryScript } from './ordinaryScript.ts';
import { firstDifference, fresh, transcribe } from './transcript.ts';

/** The same commands give the same events, depth and hash, also beside another one of its kind. */
export const determinism: Card = {
  name: CARD.determinism,
  title: 'the same commands give the same events',
  script: ordinaryScript,
  judge(subject, steps) {
    const instruments = instrumentsOf(subject);
    const [first, second] = [fresh(subject.create), fresh(subject.create)];
    const one = transcribe(first, steps, instruments);
    const other = transcribe(second, steps, instruments);
    const found = firstDifference(one, other, true);
    return found && `${found.what} in two runs of the same commands, at: ${stepText(steps[found.place])}`;
  },
};
