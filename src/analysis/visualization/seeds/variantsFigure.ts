import type { ComparedMeasure, MarketComparison } from '../../comparison/comparison.ts';
import { measureName } from '../../comparison/comparisonNumbers.ts';
import { quantileOfSorted } from '../../metrics/quantiles.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';

/** Seeds up to which every one is drawn beside the box. */
const DRAWN_SEEDS = 300;
/** Pixels of a box, and around the boxes. */
const BOX_HEIGHT = 64;
const FRAME_HEIGHT = 100;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const DIGITS = 10;

/** How a measure lies from seed to seed, a box per variant. */
export function variantsFigure(
  { variants, seeds }: MarketComparison,
  measure: ComparedMeasure,
): ReportFigure {
  const boxes = variants.map(({ label }, i): PlotlyTrace => {
    const { color } = runStyle(i);
    return {
      type: 'box',
      orientation: 'h',
      name: plotText(label),
      x: Array.from(measure.values[i], (value) => roundTo(value, DIGITS)),
      boxmean: true,
      boxpoints: seeds.length > DRAWN_SEEDS ? 'outliers' : 'all',
      jitter: 0.5,
      pointpos: 0,
      width: 0.55,
      line: { color, width: 1.5 },
      marker: { color, size: 4, opacity: 0.45 },
      fillcolor: 'rgba(0,0,0,0)',
      hoverinfo: 'x',
    };
  });
  return composeFigure({
    name: `variants-${measure.key}`,
    title: `${measure.name} by variant`,
    caption:
      'Each point is one seed; the box holds the middle half of them, with median and (dashed) mean. Boxes may overlap although every seed differs: the same seed meets the same luck in every variant.',
    data: boxes,
    layout: {
      height: FRAME_HEIGHT + BOX_HEIGHT * variants.length,
      hovermode: 'closest',
      showlegend: false,
      xaxis: { title: { text: plotText(measureName(measure)) }, nticks: 7 },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: ['Variant', 'Least', 'Lower quartile', 'Median', 'Upper quartile', 'Largest'],
      rows: variants.map(({ label }, i) => {
        const sorted = measure.values[i].filter((value) => !Number.isNaN(value)).sort();
        return [label, ...SHARES.map((p) => formatNumber(quantileOfSorted(sorted, p), measure.decimals + 1))];
      }),
    },
  });
}
