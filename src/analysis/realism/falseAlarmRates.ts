import type { FalseAlarmRate, KnownEstimate } from './falseAlarmRate.ts';

/** Paths of each process. */
export const REPLICATIONS = 200;

/**
 * How often the report is wrong, measured on processes of known answer (src/validation/realism) and pinned here: the
 * long tests measure them again. A share of 200 paths has a standard error of up to 0.035.
 */
export const falseAlarmRates: readonly FalseAlarmRate[] = [
  rate('normal-returns', 'shows', 'return-autocorrelation', 1, 0.585),
  rate('normal-returns', 'lacks', 'tail-index-5', 0.015, 0),
  rate('normal-returns', 'lacks', 'tail-index-2-5', 0, 0),
  rate('normal-returns', 'lacks', 'aggregational-normality', 0.045, 0.045),
  rate('normal-returns', 'lacks', 'volatility-clustering', 0.885, 0.01),
  rate('normal-returns', 'lacks', 'volatility-decay', 0.08, 0),
  rate('student-3-returns', 'shows', 'return-autocorrelation', 1, 0.535),
  rate('student-3-returns', 'shows', 'tail-index-5', 1, 1, { value: 3, mean: 2.667, deviation: 0.119 }),
  rate('student-3-returns', 'shows', 'tail-index-2-5', 1, 0.995, { value: 3, mean: 2.811, deviation: 0.186 }),
  rate('student-3-returns', 'shows', 'aggregational-normality', 0.92, 0.92),
  rate('student-3-returns', 'lacks', 'volatility-clustering', 0.885, 0.025),
  rate('student-3-returns', 'lacks', 'volatility-decay', 0.065, 0),
  rate('garch-returns', 'shows', 'return-autocorrelation', 1, 0.445),
  rate('garch-returns', 'shows', 'volatility-clustering', 1, 0.8),
  rate('garch-returns', 'lacks', 'volatility-decay', 0.01, 0),
  rate('long-memory-volatility', 'shows', 'return-autocorrelation', 0.985, 0.31),
  rate('long-memory-volatility', 'shows', 'volatility-clustering', 1, 1),
  rate('long-memory-volatility', 'shows', 'volatility-decay', 0.98, 0.16, {
    value: 0.2,
    mean: 0.421,
    deviation: 0.167,
  }),
  rate('trending-returns', 'lacks', 'return-autocorrelation', 0.145, 0.005),
  rate('mixture-of-distributions', 'shows', 'volume-volatility', 1, 1),
  rate('volume-apart', 'lacks', 'volume-volatility', 0.94, 0.02),
  rate('fractional-signs', 'shows', 'sign-decay', 1, 0, { value: 0.6, mean: 0.75, deviation: 0.23 }),
  rate('fractional-signs', 'shows', 'sign-hurst', 1, 0.935, { value: 0.7, mean: 0.659, deviation: 0.017 }),
  rate('independent-signs', 'lacks', 'sign-decay', 0.055, 0),
  rate('independent-signs', 'lacks', 'sign-hurst', 0, 0),
  rate('bouncing-trades', 'shows', 'bid-ask-bounce', 1, 1, { value: -0.333, mean: -0.333, deviation: 0.006 }),
  rate('trades-at-mid', 'lacks', 'bid-ask-bounce', 0.975, 0.025),
  rate('hawkes-arrivals', 'shows', 'arrival-variation', 1, 1),
  rate('hawkes-arrivals', 'shows', 'arrival-shape', 1, 1),
  rate('poisson-arrivals', 'lacks', 'arrival-variation', 0.955, 0.015, {
    value: 1,
    mean: 1,
    deviation: 0.01,
  }),
  rate('poisson-arrivals', 'lacks', 'arrival-shape', 0.975, 0.025, { value: 1, mean: 1, deviation: 0.008 }),
  rate('humped-book', 'shows', 'depth-profile', 1, 1),
  rate('falling-book', 'lacks', 'depth-profile', 0.59, 0.035),
  rate('square-root-impact', 'shows', 'metaorder-impact', 1, 0.025, {
    value: 0.5,
    mean: 0.517,
    deviation: 0.066,
  }),
  rate('linear-impact', 'lacks', 'metaorder-impact', 0.655, 0),
];

function rate(
  process: string,
  truth: 'shows' | 'lacks',
  statistic: string,
  passes: number,
  surePasses: number,
  known?: KnownEstimate,
): FalseAlarmRate {
  const found = { statistic, process, truth, passes, surePasses };
  return known === undefined ? found : { ...found, known };
}
