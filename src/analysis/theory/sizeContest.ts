import type { QuantityLots } from '../../core/models/units.ts';

/**
 * The size that each of some equal makers shows at one price where incoming orders are shared out by size: the equilibrium
 * of a contest with proportional shares (Tullock, "Efficient rent seeking", 1980). Each of `makers` chooses its size q to
 * gain most of gain * flow * q / (sum of all sizes) - cost * q, so that all show q = gain * flow * (n - 1) / (n^2 cost).
 *
 * @returns lots, not rounded.
 * @param gain what a lot filled earns.
 * @param flow lots that come per unit of time to be filled.
 * @param cost what a lot shown costs per unit of time, in the unit of `gain`.
 */
export function proRataSize(makers: number, gain: number, flow: number, cost: number): QuantityLots {
  return (gain * flow * (makers - 1)) / (makers * makers * cost);
}
