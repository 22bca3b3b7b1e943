import { pow } from '../../../core/utils/math/pow.ts';
import type { Estimate } from '../hawkes/fitHawkes.ts';
import type { MeasuredFlow, SizeSums } from './measureFlow.ts';

/** The parameters of the zero-intelligence model; orders of the mean size count as one. */
export interface SmithFarmerFit {
  /** mu: market orders of both sides together, per second. */
  readonly marketOrderRate: Estimate;
  /** alpha: limit orders per tick and side, per second. */
  readonly limitOrderRate: Estimate;
  /** delta: share of what rests that is cancelled, per second. */
  readonly cancellationRate: Estimate;
  /** delta sigma / mu. */
  readonly epsilon: Estimate;
  /** sigma, in the record's quantity units. */
  readonly orderSize: number;
  /** Ticks from the opposite best price within which alpha was measured. */
  readonly window: number;
  /** Time-averaged, in ticks: of the record, and of the model with these parameters. */
  readonly meanSpread: number;
  readonly modelSpread: number;
}

/** Share of the limit orders, the nearest first, that the density is measured over. */
const NEAREST = 0.6;

/**
 * The rates of Farmer, Patelli and Zovko (2005), supporting text: mu and delta in shares, alpha as the density of shares
 * near the opposite best price, since orders do not come evenly over all prices as the model has them. With orders of one
 * size these are the maximum-likelihood estimates of Poisson rates. Standard errors allow for sizes that vary: those of
 * compound Poisson sums.
 *
 * The model's spread is (mu / alpha) (0.21 + 1.01 epsilon^0.75), the law of the model as it is simulated here.
 */
export function fitSmithFarmer(flow: MeasuredFlow): SmithFarmerFit {
  const { record, sizes, exposure, cancelled } = flow;
  const [market, limit] = sizes;
  const orderSize = limit.quantity / limit.events;
  const window = windowOf(flow.distances);
  const near = nearSizes(flow, window);
  const marketOrderRate = rate(market, record.duration * orderSize);
  const limitOrderRate = rate(near, 2 * window * record.duration * orderSize);
  const cancellationRate = rate(cancelled, exposure);
  const epsilon = cancellationRate.value / marketOrderRate.value;
  const relative = (estimate: Estimate) => estimate.standardError / estimate.value;
  const error = Math.sqrt(relative(cancellationRate) ** 2 + relative(marketOrderRate) ** 2);
  const scale = marketOrderRate.value / limitOrderRate.value;
  return {
    marketOrderRate,
    limitOrderRate,
    cancellationRate,
    epsilon: { value: epsilon, standardError: epsilon * error },
    orderSize,
    window,
    meanSpread: flow.meanSpread,
    modelSpread: scale * (0.21 + 1.01 * pow(epsilon, 0.75)),
  };
}

function rate({ quantity, squares }: SizeSums, exposure: number): Estimate {
  return { value: quantity / exposure, standardError: Math.sqrt(squares) / exposure };
}

function windowOf(distances: Float64Array): number {
  const sorted = distances.toSorted();
  return sorted[Math.floor(NEAREST * (sorted.length - 1))];
}

function nearSizes({ distances, limitSizes }: MeasuredFlow, window: number): SizeSums {
  const sums = { events: 0, quantity: 0, squares: 0 };
  distances.forEach((distance, i) => {
    if (distance > window) return;
    sums.events++;
    sums.quantity += limitSizes[i];
    sums.squares += limitSizes[i] ** 2;
  });
  return sums;
}
