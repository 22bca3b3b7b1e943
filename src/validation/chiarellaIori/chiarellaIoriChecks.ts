import { autocorrelations } from '../../analysis/statistics/autocorrelations.ts';
import { meanTest } from '../../analysis/statistics/meanTest.ts';
import { meanOf } from '../../analysis/statistics/moments.ts';
import { sampleShape } from '../../analysis/statistics/sampleShape.ts';
import type { CheckOutcome, CheckScale, ValidationCheck } from '../check.ts';
import { runChiarellaIori } from './returnSampler.ts';

const SIZES = { slice: { seeds: 10, steps: 20_000 }, full: { seeds: 30, steps: 60_000 } };
const LAGS = 50;
/** One-sided: a slice of the runs cannot ask as much. */
const SIGNIFICANCE = { slice: 0.05, full: 0.01 };

/** Of one run: what its returns are like. */
interface Facts {
  readonly kurtosis: number;
  readonly clustering: number;
}

const known = new Map<string, readonly Facts[]>();

/** Runs are the same for every check that looks at them: what they give depends on weight and scale alone. */
function factsOf(chartWeight: number, scale: CheckScale): readonly Facts[] {
  const key = `${scale} ${chartWeight}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { seeds, steps } = SIZES[scale];
  const facts = Array.from({ length: seeds }, (_, i) => {
    const { returns } = runChiarellaIori(chartWeight, steps, i + 1);
    return {
      kurtosis: sampleShape(returns).excessKurtosis,
      clustering: meanOf(autocorrelations(returns.map(Math.abs), LAGS)),
    };
  });
  known.set(key, facts);
  return facts;
}

/** The same seeds with chartists less without: is it above 0, one-sided? */
function difference(fact: keyof Facts, chartWeight: number, scale: CheckScale): CheckOutcome {
  const without = factsOf(0, scale);
  const differences = factsOf(chartWeight, scale).map((run, i) => run[fact] - without[i][fact]);
  const { mean, standardError, pValue } = meanTest(differences, 0.95);
  const oneSided = mean > 0 ? pValue / 2 : 1 - pValue / 2;
  const pass = oneSided < SIGNIFICANCE[scale];
  const { seeds, steps } = SIZES[scale];
  const shown = pass ? '' : 'not shown by this population: ';
  const note = `${shown}p = ${oneSided.toFixed(4)}, ${seeds} pairs of ${steps} steps`;
  return { estimate: mean, standardError, pass, note };
}

interface Claim {
  readonly fact: keyof Facts;
  readonly weight: number;
  readonly words: string;
  /** False where the population is known not to show it. */
  readonly gated: boolean;
}

const KURTOSIS = 'excess kurtosis of returns';
const CLUSTERING = `mean autocorrelation of absolute returns, lags 1-${LAGS},`;
const CLAIMS: readonly Claim[] = [
  { fact: 'kurtosis', weight: 0.5, words: KURTOSIS, gated: true },
  { fact: 'kurtosis', weight: 1, words: KURTOSIS, gated: true },
  { fact: 'kurtosis', weight: 2, words: KURTOSIS, gated: true },
  { fact: 'clustering', weight: 0.5, words: CLUSTERING, gated: false },
  { fact: 'clustering', weight: 1, words: CLUSTERING, gated: false },
  { fact: 'clustering', weight: 2, words: CLUSTERING, gated: true },
];

/**
 * What chartists do to the tails and the clustering of returns. With the weights of 0.5 and 1 the population does not
 * cluster more than without chartists, which is told and not gated; with 2 trends run to the ends of the price axis.
 */
export const chiarellaIoriChecks: readonly ValidationCheck[] = CLAIMS.map(
  ({ fact, weight, words, gated }): ValidationCheck => ({
    id: `chiarella-iori/${fact}/chart-weight-${weight}`,
    subject: 'Chiarella-Iori',
    quantity: `Change of the ${words} by chartists of mean weight ${weight}`,
    unit: '',
    source:
      'Chiarella and Iori, Quantitative Finance 2 (2002) 346, and with Perello, arXiv 0711.3581; parameters of the sample CI2002 of PAMS',
    published: 'above 0',
    gate: gated ? 'above 0, paired, one-sided p < 0.01' : 'reported',
    confirmed: false,
    run: (scale) => difference(fact, weight, scale),
  }),
);
