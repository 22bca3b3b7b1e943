import { meanTest } from '../../analysis/statistics/meanTest.ts';
import type { CheckOutcome, CheckScale, ValidationCheck } from '../check.ts';
import { measurePeriod, type PeriodMeasures } from './periodMeasures.ts';
import { playedPeriods } from './playExperiment.ts';

const RUNS = { slice: 6, full: 50 };
const LEVEL = 0.95;
const DAYS = 4;
const EQUILIBRIUM = 200;
const SUBJECT = 'Cliff: ZIP and ZI-C traders';
const PAPER = 'Cliff, HPL-97-91 (1997)';
const shared = { subject: SUBJECT, confirmed: false };

/** Mean prices of ZI-C that Cliff expects from where the densities of bids and offers meet. */
const RANDOM_PRICES = [
  ['symmetric', '200'],
  ['flat-supply', '233.3 (241.7 by his equation 5)'],
  ['excess-demand', '125'],
  ['excess-supply', '260'],
] as const;

const converged = [
  {
    ...shared,
    id: 'zip/symmetric/mean-price',
    quantity: 'Mean price of ZIP on day 4, symmetric market',
    unit: 'ticks',
    source: PAPER,
    published: String(EQUILIBRIUM),
    gate: 'within 2%',
    run: (scale: CheckScale) => day('symmetric', 'zip', scale, ({ meanPrice }) => meanPrice, isAtEquilibrium),
  },
  {
    ...shared,
    id: 'zip/symmetric/alpha',
    quantity: 'Smith’s α of ZIP on day 4, symmetric market',
    unit: '%',
    source: PAPER,
    published: 'converges',
    gate: 'at most 5',
    run: (scale: CheckScale) =>
      day(
        'symmetric',
        'zip',
        scale,
        ({ alpha }) => alpha,
        (mean) => mean <= 5,
      ),
  },
  {
    ...shared,
    id: 'zip/symmetric/efficiency',
    quantity: 'Efficiency of ZIP on day 4, symmetric market',
    unit: '%',
    source: PAPER,
    published: 'at least 99',
    gate: 'at least 99',
    run: (scale: CheckScale) =>
      day(
        'symmetric',
        'zip',
        scale,
        ({ efficiency }) => efficiency,
        (mean) => mean >= 99,
      ),
  },
];

/** Where ZIP converges, and where random shouts go instead. */
export const zipChecks: readonly ValidationCheck[] = [
  ...converged,
  ...RANDOM_PRICES.slice(1).map(([market]) => ({
    ...shared,
    id: `zip/${market}/mean-price`,
    quantity: `Mean price of ZIP on day 4, ${market}`,
    unit: 'ticks',
    source: PAPER,
    published: `${EQUILIBRIUM}, from the side on which there are more`,
    gate: 'reported',
    run: (scale: CheckScale) => day(market, 'zip', scale, ({ meanPrice }) => meanPrice, isAtEquilibrium),
  })),
  ...RANDOM_PRICES.map(([market, published]) => ({
    ...shared,
    id: `zip/zi-c/${market}`,
    quantity: `Mean price of ZI-C, ${market}`,
    unit: 'ticks',
    source: PAPER,
    published,
    gate: market === 'symmetric' ? 'within 2%' : 'reported',
    run: (scale: CheckScale) => day(market, 'zi-c', scale, ({ meanPrice }) => meanPrice, isAtEquilibrium),
  })),
];

function isAtEquilibrium(mean: number): boolean {
  return Math.abs(mean - EQUILIBRIUM) <= 0.02 * EQUILIBRIUM;
}

/** A measure of day 4 over many runs; days of ZI-C are all alike, so all of them count. */
function day(
  market: string,
  trader: string,
  scale: CheckScale,
  of: (measures: PeriodMeasures) => number,
  accepts: (mean: number) => boolean,
): CheckOutcome {
  const learns = trader === 'zip';
  const runs = playedPeriods('zip', { market, trader, until: `${DAYS * 100}s` }, RUNS[scale]);
  const values = runs.flatMap((periods) =>
    (learns ? periods.slice(-1) : periods).map((period) => of(measurePeriod(period))),
  );
  const { mean, standardError } = meanTest(
    values.filter((value) => !Number.isNaN(value)),
    LEVEL,
  );
  return { estimate: mean, standardError, pass: accepts(mean), note: `${RUNS[scale]} runs` };
}
