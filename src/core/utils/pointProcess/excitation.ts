import * as exponential from '../math/exp.ts';
import type { ExcitationKernel } from './kernel.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { exp } = exponential;

/**
 * The excitation that past events of each kind have left: E_j(t) = sum over events of kind j at s < t of g(t - s). One
 * number per kind and exponential, so that a step costs the same however long the past is (Ozaki 1979, equation 9).
 */
export class Excitation {
  /** By kind, then by exponential. */
  readonly parts: Float64Array;
  readonly #kinds: number;
  readonly #decays: Float64Array;
  /** What an event adds: weight times decay. */
  readonly #jumps: Float64Array;

  /** `parts` is where it keeps its state, which then is its owner's to save: a number for each kind and exponential, all 0. */
  constructor(kinds: number, { decays, weights }: ExcitationKernel, parts?: Float64Array) {
    this.#kinds = kinds;
    this.#decays = decays;
    this.#jumps = weights.map((weight, k) => weight * decays[k]);
    this.parts = parts ?? new Float64Array(kinds * decays.length);
  }

  /** Lets `time` pass. */
  pass(time: number): void {
    const { parts } = this;
    const count = this.#decays.length;
    for (let k = 0; k < count; k++) {
      const left = exp(-this.#decays[k] * time);
      for (let at = k; at < parts.length; at += count) parts[at] *= left;
    }
  }

  /** An event of `kind` happens now. */
  add(kind: number): void {
    const jumps = this.#jumps;
    const base = kind * jumps.length;
    for (let k = 0; k < jumps.length; k++) this.parts[base + k] += jumps[k];
  }

  /** E of every kind, into `sums`. */
  sumInto(sums: Float64Array): void {
    const { parts } = this;
    const count = this.#decays.length;
    for (let kind = 0; kind < this.#kinds; kind++) {
      let sum = 0;
      const base = kind * count;
      for (let k = 0; k < count; k++) sum += parts[base + k];
      sums[kind] = sum;
    }
  }
}
