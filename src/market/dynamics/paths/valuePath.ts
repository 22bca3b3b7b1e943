import type { SimTime } from '../../../core/models/units.ts';

/**
 * A random path that can be asked at any instant, in any order: the answer at one time does not depend on which times
 * were asked before, nor on whether any were. A path is a function of its parameters and its seed, so it has no state
 * that a snapshot would have to keep.
 */
export interface ValuePath {
  /** The value at a whole time of at least 0. */
  at(time: SimTime): number;
}
