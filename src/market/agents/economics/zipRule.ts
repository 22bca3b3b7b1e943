import { BUY, type Side } from '../../../core/models/side.ts';

/** What a ZIP trader does to its margin when it has heard something. */
export const RAISE = 1;
export const LOWER = -1;
export const KEEP = 0;

/** What was heard: a shout of `side` at `price`, and whether it was accepted. */
export interface HeardShout {
  readonly side: Side;
  readonly price: number;
  readonly accepted: boolean;
}

/**
 * Who changes its margin, and in which direction (Cliff, "Minimal-intelligence agents for bargaining behaviors in
 * market-based environments", HPL-97-91 (1997)). A deal that its own price would have allowed lets a
 * trader ask for more, if it has a unit left or not. One that it would have missed, or a shout of its own side that
 * beats it, makes it modest while it has a unit to trade.
 *
 * @param price the trader's own.
 * @returns {@link RAISE}, {@link LOWER} or {@link KEEP}.
 */
export function zipDirection(own: Side, price: number, isActive: boolean, heard: HeardShout): number {
  const isBuyer = own === BUY;
  const couldDeal = isBuyer ? price >= heard.price : price <= heard.price;
  const wouldMiss = isBuyer ? price <= heard.price : price >= heard.price;
  if (heard.accepted && couldDeal) return RAISE;
  // Of a deal it learns that it would have missed it where the shout that was taken came from the other side.
  const lowers = heard.accepted ? heard.side !== own : heard.side === own;
  return lowers && isActive && wouldMiss ? LOWER : KEEP;
}

/**
 * The price to move to: a little beyond the one that was heard (R q + A there).
 *
 * @param relative and `absolute` are the perturbations drawn, from 0 up: the second in ticks.
 */
export function zipTarget(
  own: Side,
  direction: number,
  heard: number,
  relative: number,
  absolute: number,
): number {
  const isUp = (own === BUY) === (direction === LOWER);
  return isUp ? heard * (1 + relative) + absolute : heard * (1 - relative) - absolute;
}

/** A step of the Widrow-Hoff rule with momentum: Γ' = γ Γ + (1 - γ) β (target - price) there. */
export interface ZipStep {
  readonly margin: number;
  readonly change: number;
}

/**
 * The margin after a step towards `target`; a price is limit × (1 + margin). A margin that would make a loss is no
 * margin: it stays at 0.
 *
 * @param lastChange Γ of the step before; {@link ZipStep.change} is the next.
 */
export function zipStep(
  own: Side,
  limit: number,
  price: number,
  target: number,
  learningRate: number,
  momentum: number,
  lastChange: number,
): ZipStep {
  const change = momentum * lastChange + (1 - momentum) * learningRate * (target - price);
  const margin = (price + change) / limit - 1;
  return { margin: own === BUY ? Math.max(-1, Math.min(0, margin)) : Math.max(0, margin), change };
}
