import type { ComparedMeasure, MarketComparison, MeasureDifference } from '../../comparison/comparison.ts';
import { verdictWords } from '../../comparison/comparisonNumbers.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

const TICKS = [-1000, -100, -10, -3, -1, 0, 1, 3, 10, 100, 1000];
/** Pixels of a row of one variant, of each further one, and around the rows. */
const ROW_HEIGHT = 19;
const FURTHER_HEIGHT = 9;
const FRAME_HEIGHT = 130;
/** Letters of a measure's name on the axis, at most. */
const LABEL_LENGTH = 32;

interface Row {
  readonly measure: ComparedMeasure;
  /** Standardised, by variant; undefined where there is none. */
  readonly found: readonly (Standardised | undefined)[];
}

interface Standardised {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly difference: MeasureDifference;
}

/** Differences of all measures in standard deviations, with their intervals; nothing where no measure differs. */
export function forestFigure({ variants, measures, seeds, level }: MarketComparison): ReportFigure[] {
  const all = measures.map(
    (measure): Row => ({ measure, found: measure.differences.map((found) => standardised(found)) }),
  );
  const rows = all.filter(({ found }) => found.some((value) => value !== undefined));
  if (rows.length === 0) return [];
  const others = variants.slice(1);
  const confidence = `${formatNumber(100 * level)} %`;
  return [
    composeFigure({
      name: 'standardised-differences',
      title: 'All differences, standardised',
      caption: `Difference from ${variants[0].label} with its ${confidence} interval over ${formatNumber(seeds.length)} seeds, in standard deviations of the measure from seed to seed; the axis is logarithmic beyond 1. Full marks differ after the correction for many measures, hollow ones do not. Measures that are the same in every pair are left out.`,
      data: others.map(({ label }, i) => markTrace(rows, label, i, others.length)),
      layout: {
        height: FRAME_HEIGHT + rows.length * (ROW_HEIGHT + FURTHER_HEIGHT * (others.length - 1)),
        hovermode: 'closest',
        showlegend: others.length > 1,
        xaxis: {
          title: { text: 'Standard deviations' },
          tickangle: 0,
          tickvals: TICKS.map(drawn),
          ticktext: TICKS.map((tick) => formatNumber(tick)),
          range: rangeOf(rows),
          zeroline: true,
          zerolinecolor: COLOUR.ink,
        },
        yaxis: {
          tickvals: rows.map((_, i) => i),
          ticktext: rows.map(({ measure }) => plotText(shortened(measure.name))),
          range: [rows.length - 0.5, -0.5],
          zeroline: false,
          ticks: '',
          tickfont: { size: 11 },
        },
      },
      table: {
        columns: ['Measure', ...others.flatMap(({ label }) => [label, `${confidence} interval`])],
        rows: rows.map(({ measure, found }) => [
          measure.name,
          ...found.flatMap((value) =>
            value === undefined
              ? ['–', '–']
              : [
                  formatNumber(value.value, 2),
                  `${formatNumber(value.low, 2)} to ${formatNumber(value.high, 2)}`,
                ],
          ),
        ]),
      },
    }),
  ];
}

function standardised(difference: MeasureDifference): Standardised | undefined {
  const { mean, interval, pooledDeviation, verdict } = difference;
  if (verdict === 'same' || verdict === 'too few' || !(pooledDeviation > 0)) return undefined;
  const [value, low, high] = [mean, interval.low, interval.high].map((x) => x / pooledDeviation);
  return { value, low, high, difference };
}

function markTrace(rows: readonly Row[], label: string, variant: number, variants: number): PlotlyTrace {
  const { color, symbol } = runStyle(variant + (variants > 1 ? 1 : 0));
  const marks = rows.flatMap(({ measure, found }, i) => {
    const value = found[variant];
    return value === undefined ? [] : [{ value, measure, y: i + offset(variant, variants) }];
  });
  return {
    type: 'scatter',
    mode: 'markers',
    name: plotText(label),
    x: marks.map(({ value }) => roundTo(drawn(value.value), 4)),
    y: marks.map(({ y }) => roundTo(y, 3)),
    error_x: {
      type: 'data',
      symmetric: false,
      array: marks.map(({ value }) => roundTo(drawn(value.high) - drawn(value.value), 4)),
      arrayminus: marks.map(({ value }) => roundTo(drawn(value.value) - drawn(value.low), 4)),
      thickness: 1.4,
      width: 0,
      color,
    },
    marker: {
      size: 8,
      color,
      symbol: marks.map(({ value }) => (value.difference.verdict === 'differs' ? symbol : `${symbol}-open`)),
      line: { width: 1.4, color },
    },
    text: marks.map(
      ({ value, measure }) =>
        `${plotText(measure.name)}: ${formatNumber(value.value, 2)} (${formatNumber(value.low, 2)} to ${formatNumber(value.high, 2)}), ${verdictWords(measure, value.difference)}`,
    ),
    hovertemplate: `%{text}<extra>${plotText(label)}</extra>`,
  };
}

/** A phone has room for so much beside the marks; the table has the whole name. */
function shortened(name: string): string {
  return name.length > LABEL_LENGTH ? `${name.slice(0, LABEL_LENGTH - 1)}…` : name;
}

/** Variants stand above each other within the row of a measure. */
function offset(variant: number, variants: number): number {
  return variants === 1 ? 0 : ((variant + 0.5) / variants - 0.5) * 0.7;
}

/** Linear about zero and logarithmic far from it, on both sides: asinh. */
function drawn(value: number): number {
  return Math.asinh(value);
}

function rangeOf(rows: readonly Row[]): [number, number] {
  const ends = rows.flatMap(({ found }) => found.flatMap((value) => (value ? [value.low, value.high] : [])));
  const margin = 0.3;
  return [drawn(Math.min(-1, ...ends)) - margin, drawn(Math.max(1, ...ends)) + margin];
}
