import type { ComparedMeasure, MarketComparison } from '../../comparison/comparison.ts';
import { knownDecimals, measureName, pText, signedNumber } from '../../comparison/comparisonNumbers.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';
import { spreadOut } from './spreadOut.ts';

/** Pixels of a strip, and around the strips. */
const STRIP_HEIGHT = 84;
const FRAME_HEIGHT = 110;
const DIGITS = 10;

/** The difference of a measure in every seed as a strip of points per variant, with the mean and its interval. */
export function pairedFigure(comparison: MarketComparison, measure: ComparedMeasure): ReportFigure {
  const { variants, level } = comparison;
  const [baseline, ...others] = variants;
  const confidence = `${formatNumber(100 * level)} %`;
  return composeFigure({
    name: `paired-${measure.key}`,
    title: `${measure.name}: difference in each seed`,
    caption: `Each point is one seed: the variant minus ${baseline.label}. Below them the mean difference with its ${confidence} interval; where it misses zero, chance alone would rarely give it.`,
    data: others.flatMap((variant, i) => [
      strip(comparison, measure, variant.label, i),
      meanTrace(measure, i),
    ]),
    layout: {
      height: FRAME_HEIGHT + STRIP_HEIGHT * others.length,
      hovermode: 'closest',
      showlegend: false,
      xaxis: {
        title: { text: plotText(`Difference${measure.unit === '' ? '' : ` (${measure.unit})`}`) },
        zeroline: true,
        zerolinecolor: COLOUR.ink,
        rangemode: 'tozero',
        nticks: 7,
      },
      yaxis: {
        tickvals: others.map((_, i) => i),
        ticktext: others.map(({ label }) => plotText(label)),
        range: [others.length - 0.5, -0.5],
        showgrid: false,
        zeroline: false,
        ticks: '',
      },
    },
    table: {
      columns: [
        'Variant',
        `Mean difference${measure.unit === '' ? '' : ` (${measure.unit})`}`,
        `${confidence} interval`,
        'p',
        'Seeds in which it is larger',
        'smaller',
      ],
      rows: others.map(({ label }, i) => {
        const found = measure.differences[i];
        const decimals = knownDecimals(measure, found);
        const text = (value: number) => signedNumber(value, decimals);
        return [
          label,
          text(found.mean),
          `${text(found.interval.low)} to ${text(found.interval.high)}`,
          pText(found.pValue),
          formatPercent(found.shareLarger, 0),
          formatPercent(found.shareSmaller, 0),
        ];
      }),
    },
  });
}

function strip(
  { seeds }: MarketComparison,
  measure: ComparedMeasure,
  label: string,
  index: number,
): PlotlyTrace {
  const { color } = runStyle(index + 1);
  const across = spreadOut(seeds.length, 0.5);
  const [before, after] = [measure.values[0], measure.values[index + 1]];
  return {
    type: 'scatter',
    mode: 'markers',
    name: plotText(label),
    x: seeds.map((_, i) => roundTo(after[i] - before[i], DIGITS)),
    y: across.map((place) => roundTo(index - 0.08 + place, 3)),
    text: seeds.map((seed) => `seed ${seed}`),
    hovertemplate: `%{text}: %{x}<extra>${plotText(label)}</extra>`,
    marker: { color, size: 6, opacity: 0.55 },
  };
}

function meanTrace(measure: ComparedMeasure, index: number): PlotlyTrace {
  const { mean, interval } = measure.differences[index];
  return {
    type: 'scatter',
    mode: 'markers',
    name: `Mean ${measureName(measure)}`,
    x: [roundTo(mean, DIGITS)],
    y: [index + 0.32],
    error_x: {
      type: 'data',
      symmetric: false,
      array: [roundTo(interval.high - mean, DIGITS)],
      arrayminus: [roundTo(mean - interval.low, DIGITS)],
      thickness: 2,
      width: 5,
      color: COLOUR.ink,
    },
    hovertemplate: 'mean %{x}<extra></extra>',
    marker: { color: COLOUR.ink, size: 9, symbol: 'diamond' },
  };
}
