import { BUY, SELL } from '../../../core/models/side.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import { log1p } from '../../../core/utils/math/log1p.ts';
import type { FlowParameters, QuoteRule } from './quoteRule.ts';

/** What the exact quotes depend on. */
export interface GlftModel extends Readonly<FlowParameters> {
  /** Risk aversion, per tick and quote. */
  readonly gamma: number;
  /** Q: inventory, in quotes, at which the side that adds to it is not quoted. */
  readonly maxInventory: number;
  /** Seconds. */
  readonly horizon: number;
}

/** Grid of times to go; between two of its points quotes stay as they are. */
const MOST_POINTS = 2000;
/** Largest step times the fastest rate: Runge and Kutta's fourth order is stable below 2.78, and exact far below. */
const STEP = 0.1;

/**
 * The exact quotes of Guéant, Lehalle and Fernandez-Tapia (2013), Theorem 1: v_q solves the linear equations
 * v_q' = alpha q^2 v_q - eta (v_(q-1) + v_(q+1)) for -Q <= q <= Q with v_q(T) = 1, alpha = k gamma sigma^2 / 2,
 * eta = A (1 + gamma / k)^-(1 + k / gamma), and quotes are ln(v_q / v_(q+-1)) / k + ln(1 + gamma / k) / gamma away. It is
 * solved once, backwards from the horizon, by Runge and Kutta's method; only ratios count, so v is kept near 1.
 */
export class GlftSolution implements QuoteRule {
  readonly #model: GlftModel;
  readonly #spacing: number;
  /** ln v_q by time to go and inventory. */
  readonly #logs: readonly Float64Array[];

  constructor(model: GlftModel) {
    this.#model = model;
    const { gamma, horizon, maxInventory } = model;
    const alpha = (model.decay * gamma * model.volatility * model.volatility) / 2;
    const power = (1 + model.decay / gamma) * log1p(gamma / model.decay);
    const eta = model.arrivals * exp(-power);
    const points = Math.min(MOST_POINTS, Math.max(1, Math.ceil(horizon * 1000)));
    this.#spacing = horizon / points;
    const fastest = alpha * maxInventory * maxInventory + 2 * eta;
    const steps = Math.max(1, Math.ceil((this.#spacing * fastest) / STEP));
    this.#logs = solve(alpha, eta, maxInventory, points, steps, this.#spacing / steps);
  }

  distances(inventory: number, timeLeft: number, _flow: Readonly<FlowParameters>, out: Float64Array): void {
    const { decay, gamma, maxInventory } = this.#model;
    const last = this.#logs.length - 1;
    const point = Math.min(last, Math.max(0, Math.round(timeLeft / this.#spacing)));
    const logs = this.#logs[point];
    const held = Math.min(maxInventory, Math.max(-maxInventory, Math.round(inventory)));
    const at = held + maxInventory;
    const least = log1p(gamma / decay) / gamma;
    out[BUY] = held === maxInventory ? Infinity : (logs[at] - logs[at + 1]) / decay + least;
    out[SELL] = held === -maxInventory ? Infinity : (logs[at] - logs[at - 1]) / decay + least;
  }
}

function solve(
  alpha: number,
  eta: number,
  maxInventory: number,
  points: number,
  steps: number,
  step: number,
): Float64Array[] {
  const size = 2 * maxInventory + 1;
  const v = new Float64Array(size).fill(1);
  const slopes = Array.from({ length: 4 }, () => new Float64Array(size));
  const probe = new Float64Array(size);
  const logs = [v.map(log)];
  for (let point = 0; point < points; point++) {
    for (let i = 0; i < steps; i++) advance(v, slopes, probe, step, alpha, eta);
    const middle = v[maxInventory];
    for (let q = 0; q < size; q++) v[q] /= middle;
    logs.push(v.map(log));
  }
  return logs;
}

/** One step of Runge and Kutta's fourth-order method away from the horizon. */
function advance(
  v: Float64Array,
  [k1, k2, k3, k4]: readonly Float64Array[],
  probe: Float64Array,
  step: number,
  alpha: number,
  eta: number,
): void {
  slope(v, k1, alpha, eta);
  for (let q = 0; q < v.length; q++) probe[q] = v[q] + (step / 2) * k1[q];
  slope(probe, k2, alpha, eta);
  for (let q = 0; q < v.length; q++) probe[q] = v[q] + (step / 2) * k2[q];
  slope(probe, k3, alpha, eta);
  for (let q = 0; q < v.length; q++) probe[q] = v[q] + step * k3[q];
  slope(probe, k4, alpha, eta);
  for (let q = 0; q < v.length; q++) v[q] += (step / 6) * (k1[q] + 2 * k2[q] + 2 * k3[q] + k4[q]);
}

/** dv/d(time to go). */
function slope(v: Float64Array, out: Float64Array, alpha: number, eta: number): void {
  const middle = (v.length - 1) / 2;
  for (let i = 0; i < v.length; i++) {
    const neighbours = (i > 0 ? v[i - 1] : 0) + (i + 1 < v.length ? v[i + 1] : 0);
    out[i] = eta * neighbours - alpha * (i - middle) * (i - middle) * v[i];
  }
}
