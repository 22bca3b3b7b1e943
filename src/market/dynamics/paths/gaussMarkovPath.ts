import type { SimTime } from '../../../core/models/units.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import { expm1 } from '../../../core/utils/math/expm1.ts';
import { tanh } from '../../../core/utils/math/tanh.ts';
import { CellDraws } from './cellDraws.ts';
import type { ValuePath } from './valuePath.ts';

/** Levels of halving below a root cell: one of 2^40 units is 18 minutes of nanoseconds. */
const ROOT_LEVEL = 40;
/** Time units of a root cell. */
export const ROOT_SPAN = 2 ** 40;

/** Time units of an interval, by its level. */
const SPANS = new Float64Array(ROOT_LEVEL + 1).fill(1);
for (let level = 1; level <= ROOT_LEVEL; level++) SPANS[level] = 2 * SPANS[level - 1];

/** Rates per time unit. Without reversion it is a Brownian motion. */
export interface GaussMarkovParameters {
  /** The level it reverts to. */
  readonly mean: number;
  /** kappa, per unit of time; 0 for none. */
  readonly reversion: number;
  /** sigma, per root of a unit of time. */
  readonly volatility: number;
  /** Value at time 0; the mean where it is left out. */
  readonly opening?: number;
}

/**
 * dX = kappa (mean - X) dt + sigma dW at any whole time, exactly in law (Uhlenbeck and Ornstein, 1930; Lévy's midpoint
 * construction, 1948). Root cells follow each other by the exact transition; inside a cell the value at the middle of an
 * interval given its two ends, a distance h apart, is normal with mean (a + b) / (2 cosh(kappa h / 2)) and variance
 * sigma^2 / (2 kappa) tanh(kappa h / 2), both as departures from the mean. Each middle has a random number of its own.
 *
 * A question costs up to 40 normals; one near the last one asked costs only those below where the two paths part.
 */
export class GaussMarkovPath implements ValuePath {
  readonly #mean: number;
  readonly #draws: CellDraws;
  /** By the level of the interval that is halved. */
  readonly #weight = new Float64Array(ROOT_LEVEL + 1);
  readonly #deviation = new Float64Array(ROOT_LEVEL + 1);
  readonly #rootDecay: number;
  readonly #rootDeviation: number;
  /** Departures at the beginnings of root cells, as far as they were needed. */
  #roots = new Float64Array(16);
  #known = 1;
  /** The last way down: ends of the interval at each level, and which interval it was. */
  readonly #left = new Float64Array(ROOT_LEVEL + 1);
  readonly #right = new Float64Array(ROOT_LEVEL + 1);
  readonly #index = new Float64Array(ROOT_LEVEL + 1).fill(-1);

  constructor(parameters: GaussMarkovParameters, seed: number | string, name: string) {
    const { mean, reversion, volatility, opening = mean } = parameters;
    this.#mean = mean;
    this.#draws = new CellDraws(seed, `path/${name}`);
    for (let level = 0; level <= ROOT_LEVEL; level++) {
      const half = reversion * SPANS[level] * 0.5;
      this.#weight[level] = 1 / (exp(half) + exp(-half));
      this.#deviation[level] = volatility * Math.sqrt(middleVariance(reversion, SPANS[level]));
    }
    this.#rootDecay = exp(-reversion * ROOT_SPAN);
    this.#rootDeviation = volatility * Math.sqrt(stepVariance(reversion, ROOT_SPAN));
    this.#roots[0] = opening - mean;
  }

  at(time: SimTime): number {
    const root = Math.floor(time / ROOT_SPAN);
    let level = ROOT_LEVEL;
    if (this.#index[level] !== root) this.#enterRoot(root);
    let rest = time - root * ROOT_SPAN;
    let index = root;
    while (rest > 0) {
      const half = SPANS[level - 1];
      const isRight = rest >= half ? 1 : 0;
      this.#descend(level, index, isRight);
      rest -= isRight * half;
      index = 2 * index + isRight;
      level--;
    }
    return this.#mean + this.#left[level];
  }

  /** Makes the interval below `level` the one on the way, where it is not. */
  #descend(level: number, index: number, isRight: number): void {
    const below = 2 * index + isRight;
    if (this.#index[level - 1] === below) return;
    const left = this.#left[level];
    const right = this.#right[level];
    const normal = this.#draws.normal(level, index);
    const middle = (left + right) * this.#weight[level] + this.#deviation[level] * normal;
    this.#index[level - 1] = below;
    this.#left[level - 1] = isRight === 1 ? middle : left;
    this.#right[level - 1] = isRight === 1 ? right : middle;
  }

  #enterRoot(root: number): void {
    while (this.#known < root + 2) this.#addRoot();
    this.#index[ROOT_LEVEL] = root;
    this.#left[ROOT_LEVEL] = this.#roots[root];
    this.#right[ROOT_LEVEL] = this.#roots[root + 1];
  }

  /** The beginning of a root cell, from that of the one before. */
  #addRoot(): void {
    if (this.#known === this.#roots.length) {
      const longer = new Float64Array(2 * this.#known);
      longer.set(this.#roots);
      this.#roots = longer;
    }
    const before = this.#known - 1;
    const normal = this.#draws.normal(ROOT_LEVEL + 1, before);
    this.#roots[this.#known++] = this.#rootDecay * this.#roots[before] + this.#rootDeviation * normal;
  }
}

/** Variance for sigma = 1 of the middle of an interval whose ends are known. */
function middleVariance(reversion: number, span: number): number {
  return reversion === 0 ? span / 4 : tanh((reversion * span) / 2) / (2 * reversion);
}

/** Variance for sigma = 1 of the end of an interval whose beginning is known. */
function stepVariance(reversion: number, span: number): number {
  return reversion === 0 ? span : -expm1(-2 * reversion * span) / (2 * reversion);
}
