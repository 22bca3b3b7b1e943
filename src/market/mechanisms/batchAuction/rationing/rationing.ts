import type { Rng } from '../../../../core/utils/rng.ts';

/** Who of several equal orders trades where not all of them can: those of one side, limit and batch. */
export interface Rationing {
  /** As settings name it. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /**
   * Lowers `lots[from]` to `lots[to - 1]`, what the orders would trade (together `total`, in the order of time), until
   * they sum to `wanted`, which is less.
   */
  ration(lots: Int32Array, from: number, to: number, total: number, wanted: number, rng: Rng): void;
}
