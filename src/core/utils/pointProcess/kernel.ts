import { assert } from '../assert.ts';
import { exp } from '../math/exp.ts';
import { log } from '../math/log.ts';
import { pow } from '../math/pow.ts';

/**
 * How an event excites later ones over time, with area 1: g(t) = sum of `weights[k]` `decays[k]` exp(-`decays[k]` t). Any
 * sum of exponentials lets intensities follow from the last event by a few products, instead of a sum over all before.
 */
export interface ExcitationKernel {
  /** 1 / time, the fastest last. */
  readonly decays: Float64Array;
  /** Shares of the whole excitation, adding up to 1. */
  readonly weights: Float64Array;
}

/** g(t) = decay exp(-decay t), as in Hawkes (1971). */
export function exponentialKernel(decay: number): ExcitationKernel {
  assert(decay > 0, 'an exponential kernel needs a decay above zero');
  return { decays: Float64Array.of(decay), weights: Float64Array.of(1) };
}

export interface PowerLaw {
  /** theta > 0: the kernel falls as t^-(1 + theta). */
  readonly exponent: number;
  /** c > 0, in time: where the power law begins. */
  readonly cutoff: number;
  /** How far it is followed, in time; it falls exponentially beyond. */
  readonly horizon: number;
}

/** Ratio of two neighbouring decays. */
const RATIO = 2.5;
const FASTEST = 30;
const SLOWEST = 0.01;

/**
 * g(t) proportional to (c + t)^-(1 + theta) up to the horizon, with area 1, as a sum of exponentials: 1 / x^(1 + theta) is
 * the integral of s^theta exp(-s x) / Gamma(1 + theta), taken by the trapezoidal rule in log s (Beylkin and Monzon,
 * "Approximation by exponential sums revisited", 2010, section 2). {@link powerLawError} gives the error of the shape: below
 * 0.004 for exponents from 0.1 to 1, and 0.014 at 2.
 */
export function powerLawKernel({ exponent, cutoff, horizon }: PowerLaw): ExcitationKernel {
  assert(
    exponent > 0 && cutoff > 0 && horizon >= cutoff,
    'a power law needs an exponent, a cutoff and a horizon',
  );
  const slowest = (SLOWEST * (1 + exponent)) / horizon;
  const fastest = FASTEST / cutoff;
  const count = Math.ceil(log(fastest / slowest) / log(RATIO)) + 1;
  const decays = new Float64Array(count);
  const weights = new Float64Array(count);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    decays[k] = slowest * pow(RATIO, k);
    weights[k] = pow(decays[k], exponent) * exp(-decays[k] * cutoff);
    sum += weights[k];
  }
  for (let k = 0; k < count; k++) weights[k] /= sum;
  return { decays, weights };
}

/** Largest relative error of the shape of {@link powerLawKernel}, at 200 times from 0 to the horizon. */
export function powerLawError(law: PowerLaw): number {
  const kernel = powerLawKernel(law);
  const { exponent, cutoff, horizon } = law;
  const start = kernelAt(kernel, 0);
  let worst = 0;
  for (let i = 0; i < 200; i++) {
    const reach = pow(1 + horizon / cutoff, i / 199);
    const shape = kernelAt(kernel, cutoff * (reach - 1)) / start;
    worst = Math.max(worst, Math.abs(shape * pow(reach, 1 + exponent) - 1));
  }
  return worst;
}

/** g at `time` after the event. */
export function kernelAt({ decays, weights }: ExcitationKernel, time: number): number {
  return decays.reduce((sum, decay, k) => sum + weights[k] * decay * exp(-decay * time), 0);
}
