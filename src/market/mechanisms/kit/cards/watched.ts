import { CARD } from '../../framework/ruleBroken.ts';
import type { MechanismSubject } from '../subject.ts';
import { ClockWatch } from '../watches/clock.ts';
import { ConservationWatch } from '../watches/conservation.ts';
import { DepthWatch } from '../watches/depth.ts';
import { FeesWatch } from '../watches/fees.ts';
import { InstructionsWatch } from '../watches/instructions.ts';
import { LimitPriceWatch } from '../watches/limitPrice.ts';
import { MinimumQuantityWatch } from '../watches/minimumQuantity.ts';
import { NoCrossedBookWatch } from '../watches/noCrossedBook.ts';
import { NoticesWatch } from '../watches/notices.ts';
import { PriorityWatch } from '../watches/priority.ts';
import { PRIORITY_RULES } from '../watches/priorityRules.ts';
import { ReferenceWatch } from '../watches/reference.ts';
import { SelfTradeWatch } from '../watches/selfTrade.ts';
import type { Card } from './card.ts';
import { instrumentsOf } from './card.ts';
import { watchCard } from './watchCard.ts';

function isContinuous({ capabilities }: MechanismSubject): boolean {
  return capabilities.trading === 'continuous';
}

function whyNoPriority({ capabilities }: MechanismSubject): string | undefined {
  const { priority } = capabilities;
  if (priority === 'none') return 'it declares no priority';
  return PRIORITY_RULES.has(priority) ? undefined : `the kit knows no priority rule ${priority}`;
}

function whyNoFees({ capabilities, fees }: MechanismSubject): string | undefined {
  if (!capabilities.fees) return 'it declares no fees';
  return fees === undefined ? 'no fees are given that it was created with' : undefined;
}

/** The cards that look on while ordinary commands are played. */
export const WATCHED_CARDS: readonly Card[] = [
  watchCard({
    name: CARD.conservation,
    title: 'lots and cash are conserved',
    watch: ({ capabilities }) => new ConservationWatch(capabilities),
  }),
  watchCard({
    name: CARD.noCrossedBook,
    refutes: ['trading'],
    title: 'no crossed book rests',
    skip: ({ capabilities }) =>
      capabilities.trading === 'conditional'
        ? 'more than their limits decides whether orders trade'
        : undefined,
    watch: (subject) => new NoCrossedBookWatch(subject.capabilities, instrumentsOf(subject)),
  }),
  watchCard({
    name: CARD.priority,
    refutes: ['priority'],
    title: 'the declared priority is held',
    skip: whyNoPriority,
    watch: (subject) => {
      const rule = PRIORITY_RULES.get(subject.capabilities.priority);
      if (rule === undefined) throw new RangeError('a card is run that is skipped');
      return new PriorityWatch(rule, instrumentsOf(subject), isContinuous(subject));
    },
  }),
  watchCard({
    name: CARD.limitPrice,
    title: 'no fill is worse than its limit',
    watch: () => new LimitPriceWatch(),
  }),
  watchCard({
    name: CARD.selfTrade,
    refutes: ['selfTrade'],
    title: 'orders of one account do not trade where they asked not to',
    skip: ({ capabilities }) =>
      capabilities.selfTrade.every((mode) => mode === 'allow')
        ? 'it declares no self-trade prevention'
        : undefined,
    watch: (subject) => new SelfTradeWatch(isContinuous(subject)),
  }),
  watchCard({
    name: CARD.fees,
    refutes: ['fees'],
    title: 'fees add up',
    skip: whyNoFees,
    watch: ({ fees }) => new FeesWatch(fees ?? { makerPpm: 0, takerPpm: 0 }),
  }),
  watchCard({
    name: CARD.instructions,
    refutes: ['timesInForce', 'postOnly'],
    title: 'time in force and post-only are kept',
    watch: (subject) => new InstructionsWatch(isContinuous(subject)),
  }),
  watchCard({
    name: CARD.depth,
    refutes: ['displaysDepth'],
    title: 'the depth shows what rests',
    watch: (subject) => new DepthWatch(subject.capabilities.displaysDepth, instrumentsOf(subject)),
  }),
  watchCard({
    name: CARD.clock,
    title: 'what is due has been done afterwards',
    watch: () => new ClockWatch(),
  }),
  watchCard({
    name: CARD.minimumQuantity,
    refutes: ['minimumQuantity'],
    title: 'nobody trades fewer lots than asked for',
    skip: ({ capabilities }) =>
      capabilities.minimumQuantity === true ? undefined : 'it declares no minimum quantity',
    watch: () => new MinimumQuantityWatch(),
  }),
  watchCard({
    name: CARD.reference,
    refutes: ['reference'],
    title: 'trades are within the prices of the other market',
    skip: ({ capabilities }) => (capabilities.reference === true ? undefined : 'it declares no reference'),
    watch: ({ capabilities }) => new ReferenceWatch(capabilities.priority === 'midpoint'),
  }),
  watchCard({
    name: CARD.notices,
    refutes: ['notices'],
    title: 'notices are declared and make sense',
    watch: (subject) => new NoticesWatch(subject.capabilities, instrumentsOf(subject)),
  }),
];
