import type { PluginIdentity } from '../../core/models/manifest.ts';
import type { ComparedMeasure, MarketComparison, MeasureDifference } from './comparison.ts';

/** Number of the shape below; it rises when a field changes its meaning or goes. */
const FORMAT_VERSION = 1;

/** What a comparison is of. */
export interface ComparisonSource {
  readonly scenario: string;
  readonly programVersion: string;
  /** The command line that makes it again. */
  readonly command: string;
  readonly plugins: readonly PluginIdentity[];
  /** True where it was interrupted before every run was made. */
  readonly interrupted: boolean;
}

/**
 * A comparison as one JSON object; docs/guides/compare.md explains its fields. Nothing of it depends on the machine, the
 * time or the number of threads; what is no number is null.
 */
export function comparisonJson(comparison: MarketComparison, source: ComparisonSource): object {
  const { variants, seeds, runs, failures, level, resamples, measures, tests } = comparison;
  return {
    format: 'market-sim-comparison',
    formatVersion: FORMAT_VERSION,
    ...source,
    seeds,
    level,
    resamples,
    tests,
    variants: variants.map(({ label, settings }, variant) => ({
      label,
      settings: Object.fromEntries(settings.map(({ path, value }) => [path, value])),
      runs: runs[variant].map((run) => {
        if (run === undefined) return null;
        const { numbers: _, midPath: __, ...counts } = run;
        return counts;
      }),
    })),
    measures: measures.map(measureJson),
    failures: failures.map(({ variant, ...failure }) => ({ variant: variants[variant].label, ...failure })),
  };
}

function measureJson({ key, group, name, unit, better, values, differences }: ComparedMeasure): object {
  return {
    key,
    group,
    name,
    unit,
    better: better ?? null,
    values: values.map((ofVariant) => Array.from(ofVariant, finite)),
    differences: differences.map(differenceJson),
  };
}

function differenceJson(found: MeasureDifference): object {
  const { verdict, interval, bootstrap, mean, deviation, ...numbers } = found;
  const { pairs, dropped, baselineMean, variantMean, standardError, pValue, signedRank, holm } = numbers;
  return {
    verdict,
    pairs,
    dropped,
    baselineMean: finite(baselineMean),
    variantMean: finite(variantMean),
    difference: finite(mean),
    standardError: finite(standardError),
    deviation: finite(deviation),
    interval: [finite(interval.low), finite(interval.high)],
    bootstrap: [finite(bootstrap.low), finite(bootstrap.high)],
    pValue: finite(pValue),
    signedRank: finite(signedRank),
    holm: finite(holm),
    shareLarger: finite(numbers.shareLarger),
    shareSmaller: finite(numbers.shareSmaller),
    pooledDeviation: finite(numbers.pooledDeviation),
    varianceRatio: finite(numbers.varianceRatio),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
