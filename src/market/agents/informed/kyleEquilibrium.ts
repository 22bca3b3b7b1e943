/** What the equilibrium depends on: Sigma_0 is the variance of the value, u the noise traders' flow of a whole round. */
export interface KyleModel {
  readonly auctions: number;
  /** Standard deviation of the value, in ticks: the root of Sigma_0. */
  readonly valueDeviation: number;
  /** Standard deviation of the noise traders' flow over all auctions together, in lots: sigma_u. */
  readonly noiseDeviation: number;
}

/** The constants of each auction, the first auction first. */
export interface KyleEquilibrium {
  /** lambda_n: ticks that the price moves for each lot of net flow. */
  readonly lambda: readonly number[];
  /** beta_n times the length of an auction, 1 / N: lots that the insider trades for each tick between value and price. */
  readonly intensity: readonly number[];
  /** alpha_(n-1): expected profit from here on is alpha (v - p)^2 + delta. */
  readonly alpha: readonly number[];
  /** delta_(n-1). */
  readonly delta: readonly number[];
  /** Sigma_n: variance of the value that is left after the auction, in ticks squared. */
  readonly variance: readonly number[];
  /** What the insider expects before it knows the value, in ticks times lots: alpha_0 Sigma_0 + delta_0. */
  readonly profit: number;
}

/** lambda, intensity, alpha, delta, and Sigma_(n-1) of one auction. */
type Auction = readonly [number, number, number, number, number];

/**
 * The linear equilibrium of sequential auctions with one insider: Kyle, "Continuous auctions and insider trading",
 * Econometrica 53 (1985) 1315-1335, Theorem 2. The difference equations run from the last auction to the first; they
 * are homogeneous in the value's deviation, so they begin with Sigma_N = 1 and are scaled to Sigma_0 in the end.
 */
export function kyleEquilibrium({ auctions, noiseDeviation, valueDeviation }: KyleModel): KyleEquilibrium {
  const noise = (noiseDeviation * noiseDeviation) / auctions;
  const backwards: Auction[] = [];
  let [alpha, delta, variance] = [0, 0, 1];
  for (let n = auctions; n >= 1; n--) {
    const auction = auctionBefore(alpha, delta, variance, noise);
    backwards.push(auction);
    [, , alpha, delta, variance] = auction;
  }
  const steps = backwards.toReversed();
  const scale = valueDeviation / Math.sqrt(variance);
  const left = [...steps.slice(1).map(([, , , , before]) => before), 1];
  return {
    lambda: steps.map(([lambda]) => lambda * scale),
    intensity: steps.map(([, intensity]) => intensity / scale),
    alpha: steps.map(([, , a]) => a / scale),
    delta: steps.map(([, , , d]) => d * scale),
    variance: left.map((sigma) => sigma * scale * scale),
    profit: (alpha * variance + delta) * scale,
  };
}

/** One auction by the constants after it; `noise` is the variance of the noise traders' flow in it. */
function auctionBefore(alpha: number, delta: number, variance: number, noise: number): Auction {
  const lambda = solveLambda(alpha, variance, noise);
  const intensity = (1 - 2 * alpha * lambda) / (2 * lambda * (1 - alpha * lambda));
  return [
    lambda,
    intensity,
    1 / (4 * lambda * (1 - alpha * lambda)),
    delta + alpha * lambda * lambda * noise,
    variance / (1 - intensity * lambda),
  ];
}

/**
 * The root of 2 lambda^2 (1 - alpha lambda) noise = (1 - 2 alpha lambda) Sigma_n that meets the second-order condition
 * lambda (1 - alpha lambda) > 0: the only one between 0 and 1 / (2 alpha).
 */
function solveLambda(alpha: number, variance: number, noise: number): number {
  if (alpha === 0) return Math.sqrt(variance / (2 * noise));
  let [low, high] = [0, 1 / (2 * alpha)];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const isAbove = 2 * middle * middle * (1 - alpha * middle) * noise > (1 - 2 * alpha * middle) * variance;
    if (isAbove) high = middle;
    else low = middle;
  }
}
