import { CARD } from '../../framework/ruleBroken.ts';
import { hostileScript } from '../hostileCommands.ts';
import { Player } from '../play.ts';
import { type Card, instrumentsOf } from './card.ts';

/** How often the mechanism's own checks run. */
const CHECK_EVERY = 10;

/** Whatever the input, it is answered. */
export const neverThrows: Card = {
  name: CARD.neverThrows,
  title: 'random input never throws',
  script: (rng, subject, { commands }) =>
    hostileScript(rng, subject.capabilities, instrumentsOf(subject), commands),
  judge(subject, steps) {
    const player = new Player(subject.create());
    try {
      player.play(steps, (place) => {
        if (place % CHECK_EVERY === 0) player.mechanism.check();
      });
      player.mechanism.check();
    } catch (error) {
      return `throws ${error instanceof Error ? error.message : String(error)}`;
    }
    return undefined;
  },
};
