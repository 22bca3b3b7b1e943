/** Halvings and doublings after which a double cannot change any more. */
const MOST_STEPS = 2200;

/**
 * Where a function that does not fall goes from below 0 to 0 or above: by doubling up from 1 and then halving the interval
 * until its ends are neighbouring doubles, of which the lower is given. 0 where the function is not below 0 there. Only
 * the function's values decide, so the root is as portable as they are.
 *
 * @param rises defined from 0 up, and not below 0 somewhere.
 */
export function risingRoot(rises: (x: number) => number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < MOST_STEPS && rises(high) < 0; step++) high *= 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rises(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}
