import type { SimTime } from '../../../core/models/units.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import { CellDraws } from './cellDraws.ts';
import { ROOT_SPAN } from './gaussMarkovPath.ts';
import type { ValuePath } from './valuePath.ts';

export interface JumpParameters {
  /** Jumps per unit of time. */
  readonly rate: number;
  /** How fast what a jump has added goes away again, per unit of time; 0 for never. */
  readonly reversion: number;
  /** The size of one jump. */
  readonly size: (rng: Rng) => number;
}

interface Jump {
  readonly time: SimTime;
  readonly size: number;
}

/**
 * What is left at a time of all jumps up to it: the sum of size exp(-reversion (time - when)). Jumps come at Poisson
 * times; each cell of 2^40 time units draws its own number, times and sizes, so that no jump depends on the others.
 */
export class JumpPath implements ValuePath {
  readonly #parameters: JumpParameters;
  readonly #draws: CellDraws;
  /** What is left at the beginnings of cells. */
  readonly #carried: number[] = [0];
  #cell = -1;
  #jumps: readonly Jump[] = [];

  constructor(parameters: JumpParameters, seed: number | string, name: string) {
    this.#parameters = parameters;
    this.#draws = new CellDraws(seed, `jumps/${name}`);
  }

  at(time: SimTime): number {
    const { rate } = this.#parameters;
    if (rate === 0) return 0;
    const cell = Math.floor(time / ROOT_SPAN);
    while (this.#carried.length <= cell) this.#carry();
    this.#enter(cell);
    return this.#left(cell, time);
  }

  /** What is left at `time`, which is in the cell, or its end. */
  #left(cell: number, time: SimTime): number {
    const { reversion } = this.#parameters;
    let sum = this.#carried[cell] * exp(-reversion * (time - cell * ROOT_SPAN));
    for (const jump of this.#jumps) {
      if (jump.time > time) break;
      sum += jump.size * exp(-reversion * (time - jump.time));
    }
    return sum;
  }

  #carry(): void {
    const cell = this.#carried.length - 1;
    this.#enter(cell);
    this.#carried.push(this.#left(cell, (cell + 1) * ROOT_SPAN));
  }

  #enter(cell: number): void {
    if (this.#cell === cell) return;
    const { rate, size } = this.#parameters;
    const rng = this.#draws.of(0, cell);
    const count = rng.poisson(rate * ROOT_SPAN);
    const jumps = Array.from({ length: count }, () => {
      const time = cell * ROOT_SPAN + rng.below(ROOT_SPAN);
      return { time, size: size(rng) };
    });
    this.#jumps = jumps.sort((a, b) => a.time - b.time);
    this.#cell = cell;
  }
}
