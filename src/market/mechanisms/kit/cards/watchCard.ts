import { MechanismFailure } from '../../framework/mechanismFailure.ts';
import { RuleBroken } from '../../framework/ruleBroken.ts';
import { play } from '../play.ts';
import type { MechanismSubject } from '../subject.ts';
import type { Watch } from '../watch.ts';
import type { Card } from './card.ts';
import { ordinaryScript } from './ordinaryScript.ts';

interface WatchCard extends Pick<Card, 'name' | 'title' | 'skip' | 'refutes'> {
  readonly watch: (subject: MechanismSubject) => Watch;
}

/** A card that looks on while ordinary commands are played. What breaks other rules is left to their cards. */
export function watchCard({ watch, ...card }: WatchCard): Card {
  return {
    ...card,
    script: ordinaryScript,
    judge(subject, steps) {
      try {
        play(subject.create(), steps, [watch(subject)]);
      } catch (error) {
        const isOurs =
          (error instanceof RuleBroken || error instanceof MechanismFailure) && error.card === card.name;
        if (isOurs) return error.message;
      }
      return undefined;
    },
  };
}
