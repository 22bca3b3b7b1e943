/**
 * Share of the blocks of the longest chain that a selfish pool of power `alpha` finds: Eyal and Sirer, "Majority is not
 * Enough: Bitcoin Mining is Vulnerable" (2014), equation 8.
 *
 * @param alpha the pool's share of all power, 0 to 1/2.
 * @param gamma share of the honest power that mines on the pool's block where two are as high.
 */
export function selfishRevenue(alpha: number, gamma: number): number {
  const honest = 1 - alpha;
  const won = alpha * honest * honest * (4 * alpha + gamma * (1 - 2 * alpha)) - alpha * alpha * alpha;
  return won / (1 - alpha * (1 + (2 - alpha) * alpha));
}

/** Power from which selfish mining earns more than its share: Eyal and Sirer 2014, equation 9. */
export function selfishThreshold(gamma: number): number {
  return (1 - gamma) / (3 - 2 * gamma);
}
