import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import { compareRank } from '../../framework/sortedOrders.ts';
import type { MirrorOrder } from '../watch.ts';

/** An order that waited before a command, and what it traded during it. */
export interface Served {
  readonly order: MirrorOrder;
  /** Price and lots before the command. */
  readonly price: number;
  readonly leaves: number;
  readonly rested: number;
  readonly filled: number;
  /** Changed without a trade meanwhile, so that nothing was due to it. */
  readonly disturbed: boolean;
}

/** Judges how the orders of one side of one instrument were served by one command; throws `RuleBroken`. */
type Judgement = (queue: readonly Served[]) => void;

/** What a declared priority means. */
export interface PriorityRule {
  /** Holds when a command is done. */
  readonly atEnd: Judgement;
  /** Holds at every trade of a mechanism that trades continuously; in a batch the sequence of trades means nothing. */
  readonly atTrade?: Judgement;
}

/** Nobody trades while an order that `comesFirst` still waits. */
function holdOrder(queue: readonly Served[], comesFirst: (a: Served, b: Served) => boolean): void {
  for (const served of queue) {
    if (served.filled === 0 || served.disturbed) continue;
    const passed = queue.find((other) => isWaiting(other) && comesFirst(other, served));
    holdRule(
      passed === undefined,
      CARD.priority,
      () =>
        `order ${served.order.key} trades before order ${passed?.order.key}, which comes first and has ${passed?.order.leaves} left`,
    );
  }
}

function isWaiting({ disturbed, leaves, filled }: Served): boolean {
  return !disturbed && filled < leaves;
}

function isBetter(a: Served, b: Served): boolean {
  return a.price !== b.price && compareRank(ranked(a), ranked(b)) < 0;
}

function ranked({ order, price, rested }: Served) {
  return { side: order.side, price, rested };
}

/**
 * At one price each gets at least the whole lots of its share by size; who gets the rest is left open (venues differ:
 * by time, by size, to the first).
 */
function holdShares(queue: readonly Served[]): void {
  for (const price of new Set(queue.map((served) => served.price))) {
    const level = queue.filter((served) => served.price === price);
    if (level.some(({ disturbed }) => disturbed)) continue;
    const traded = level.reduce((sum, { filled }) => sum + filled, 0);
    const waiting = level.reduce((sum, { leaves }) => sum + leaves, 0);
    for (const { order, leaves, filled } of level) {
      const due = Math.floor((traded * leaves) / waiting);
      holdRule(
        filled >= due,
        CARD.priority,
        () =>
          `order ${order.key} gets ${filled} of the ${traded} lots at ${price}, where its share is ${due}`,
      );
    }
  }
}

/**
 * Orders that trade at the middle of another market's prices are all at one price, and venues serve them by time or by
 * size, past those whose least quantity is not met: so nobody is passed who is earlier, not smaller, has no such
 * condition and a limit as good, and got nothing.
 */
function isPassedOver(a: Served, b: Served): boolean {
  const { minimumQuantity = 0 } = a.order.command;
  const isAsGood = a.price === b.price || isBetter(a, b);
  return a.filled === 0 && minimumQuantity === 0 && isAsGood && a.rested < b.rested && a.leaves >= b.leaves;
}

const priceTime: Judgement = (queue) => holdOrder(queue, (a, b) => compareRank(ranked(a), ranked(b)) < 0);
const price: Judgement = (queue) => holdOrder(queue, isBetter);
const proRata: Judgement = (queue) => {
  holdOrder(queue, isBetter);
  holdShares(queue);
};

/** Priority rules by the name that a mechanism declares. */
export const PRIORITY_RULES: ReadonlyMap<string, PriorityRule> = new Map<string, PriorityRule>([
  ['price-time', { atEnd: priceTime, atTrade: priceTime }],
  ['price', { atEnd: price, atTrade: price }],
  ['midpoint', { atEnd: (queue) => holdOrder(queue, isPassedOver) }],
  ['pro-rata', { atEnd: proRata, atTrade: price }],
]);
