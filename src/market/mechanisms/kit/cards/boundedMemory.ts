import { encodePlain } from '../../../../core/data/codec/encode.ts';
import type { EnterCommand } from '../../../../core/models/ports/mechanism.ts';
import { CARD } from '../../framework/ruleBroken.ts';
import { CommandGenerator } from '../commandGenerator.ts';
import { Player } from '../play.ts';
import type { Step } from '../step.ts';
import { type Card, instrumentsOf } from './card.ts';

/** Orders that come in one cycle before all are cancelled. */
const ORDERS = 12;
/** Cycles before the size is taken first, and between that and the last. */
const CYCLES = 32;
/** Counters of orders and trades grow by a byte now and then. */
const SLACK_BYTES = 24;

/** When all its orders have gone again and again, nothing is left of them. */
export const boundedMemory: Card = {
  name: CARD.boundedMemory,
  title: 'memory is bounded by what is live',
  script(rng, subject) {
    const generator = new CommandGenerator(rng, subject.capabilities, instrumentsOf(subject));
    return Array.from({ length: ORDERS }, () => ({ wait: 1, command: generator.enter() }));
  },
  judge(subject, steps) {
    const player = new Player(subject.create());
    let lastKey = 0;
    const cycle = () => {
      lastKey += ORDERS;
      for (const step of cycleOf(steps, lastKey)) player.step(step);
      cancelAll(player);
    };
    for (let i = 0; i < CYCLES; i++) cycle();
    const first = encodePlain(player.mechanism.snapshot()).length;
    for (let i = 0; i < CYCLES; i++) cycle();
    const last = encodePlain(player.mechanism.snapshot()).length;
    if (last <= first + SLACK_BYTES) return undefined;
    return `its empty snapshot grows from ${first} to ${last} bytes over ${CYCLES} cycles of ${steps.length} commands`;
  },
};

/** The steps under keys that no cycle before has used. */
function cycleOf(steps: readonly Step[], offset: number): Step[] {
  return steps.map((step) => {
    if (step.wait === 'due' || step.command.kind === 'reference') return step;
    const { counterOrder } = step.command as EnterCommand;
    const answers = counterOrder === undefined ? {} : { counterOrder: counterOrder + offset };
    return { wait: step.wait, command: { ...step.command, ...answers, key: step.command.key + offset } };
  });
}

/** Cancels what is live and forgets what is not, so that the test itself does not grow. */
function cancelAll(player: Player): void {
  for (const [key, order] of [...player.mirror.orders]) {
    if (!order.ended) player.step({ wait: 0, command: { kind: 'cancel', key } });
  }
  player.step({ wait: 'due' });
  player.mirror.orders.clear();
  player.mirror.lines.length = 0;
}
