import { BUY, type Side } from '../../../core/models/side.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';

/** Below this a curve is taken to be a straight line: its exponentials would cancel. */
const STRAIGHT = 1e-6;
/** Curves are looked for between ± this; beyond, they are steps. */
const STEEPEST = 200;
const HALVINGS = 60;

/** What decides which price goes with which aggressiveness. */
export interface BidderView {
  readonly side: Side;
  /** Value of the unit to a buyer, its cost to a seller. */
  readonly limit: number;
  /** What it takes the competitive equilibrium price for. */
  readonly equilibrium: number;
  /** Shape: below 0 the target moves most near the equilibrium, above 0 near the ends. */
  readonly theta: number;
  /** Greatest price of the market. */
  readonly highest: number;
}

/**
 * The target price of an aggressiveness from -1 to 1 (Vytelingum, Cliff and Jennings, "Strategic bidding in continuous
 * double auctions", Artificial Intelligence 172 (2008) 1700-1729). At 0 it is the equilibrium price, or the
 * limit where that lies beyond; at 1 the limit; at -1 the price at which it would gain most.
 */
export function targetPrice(view: BidderView, aggressiveness: number): number {
  const { base, near, far, sign } = reaches(view);
  if (aggressiveness >= 0) return base + sign * near * curve(aggressiveness, view.theta);
  return base - sign * far * curve(-aggressiveness, passiveTheta(view));
}

/** The aggressiveness whose target price is `price`, within -1 and 1: the inverse of {@link targetPrice}. */
export function aggressivenessAt(view: BidderView, price: number): number {
  const { base, near, far, sign } = reaches(view);
  const bold = sign * (price - base);
  if (bold >= 0) return near === 0 ? 0 : inverseCurve(Math.min(1, bold / near), view.theta);
  return far === 0 ? 0 : -inverseCurve(Math.min(1, -bold / far), passiveTheta(view));
}

/** The price at 0, how far it is from there to the limit and to the greatest gain, and where the limit lies. */
function reaches({ side, limit, equilibrium, highest }: BidderView) {
  const sign = side === BUY ? 1 : -1;
  const isIntramarginal = sign * (limit - equilibrium) > 0;
  const base = isIntramarginal ? equilibrium : limit;
  const far = side === BUY ? base : Math.max(0, highest - base);
  return { base, near: Math.abs(limit - base), far, sign };
}

/**
 * The shape of the passive side. Inside the margin it is such that both sides meet with one slope at the equilibrium:
 * near × slope(θ) = far × slope(θ').
 */
function passiveTheta(view: BidderView): number {
  const { near, far } = reaches(view);
  if (near === 0 || far === 0) return view.theta;
  const wanted = (near * slopeAtZero(view.theta)) / far;
  let [low, high] = [-STEEPEST, STEEPEST];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (slopeAtZero(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** From 0 at 0 to 1 at 1, (e^xθ - 1) / (e^θ - 1). */
function curve(x: number, theta: number): number {
  return Math.abs(theta) < STRAIGHT ? x : (exp(x * theta) - 1) / (exp(theta) - 1);
}

function inverseCurve(y: number, theta: number): number {
  return Math.abs(theta) < STRAIGHT ? y : log(1 + y * (exp(theta) - 1)) / theta;
}

function slopeAtZero(theta: number): number {
  return Math.abs(theta) < STRAIGHT ? 1 : theta / (exp(theta) - 1);
}
