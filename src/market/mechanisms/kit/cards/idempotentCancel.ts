import { CARD } from '../../framework/ruleBroken.ts';
import { Player } from '../play.ts';
import type { Card } from './card.ts';
import { ordinaryScript } from './ordinaryScript.ts';

/** A second cancel of the same order is refused and changes nothing, as is the cancel of any order that has ended. */
export const idempotentCancel: Card = {
  name: CARD.idempotentCancel,
  title: 'a second cancel is refused and changes nothing',
  script: ordinaryScript,
  judge(subject, steps) {
    const player = new Player(subject.create());
    let wrong: string | undefined;
    player.play(steps, (place) => {
      const step = steps[place];
      if (wrong !== undefined || step.wait === 'due' || step.command.kind !== 'cancel') return;
      wrong = cancelAgain(player, step.command.key);
    });
    if (wrong !== undefined) return wrong;
    for (const [key, order] of player.mirror.orders) {
      if (order.ended) wrong ??= cancelAgain(player, key);
    }
    return wrong;
  },
};

function cancelAgain({ mirror, mechanism, now }: Player, key: number): string | undefined {
  const before = mechanism.hash();
  const told = mirror.lines.length;
  mechanism.apply(now, { kind: 'cancel', key }, mirror);
  const answer = mirror.lines.slice(told).join('; ');
  if (!/^rejected \d+ \d+$/.test(answer)) return `cancels order ${key} again and tells [${answer}]`;
  return mechanism.hash() === before ? undefined : `changes when order ${key} is cancelled again`;
}
