import { runStyle } from '../../visualization/comparison/comparedRun.ts';
import { composeFigure } from '../../visualization/composeFigure.ts';
import { formatNumber, roundTo } from '../../visualization/numbers.ts';
import type { FigureValue, PlotlyTrace, ReportFigure } from '../../visualization/plotlyFigure.ts';
import { plotText } from '../../visualization/plotText.ts';
import { COLOUR } from '../../visualization/style.ts';
import type { RealismStatistic, StatisticPlot } from '../realismStatistic.ts';
import { realismStatistics } from '../realismStatistics.ts';
import type { JudgedMarket } from './judgedMarket.ts';

/** Digits that a point of a figure is known to. */
const DIGITS = 5;
const MOST_ROWS = 24;

/** First word of the names of a group's figures: it puts them into their section. */
const SECTION_WORDS = { Returns: 'returns', 'Order flow': 'flow', Book: 'book', Impact: 'impact' } as const;

interface DrawnMarket {
  readonly label: string;
  readonly place: number;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

/** One figure per statistic that has enough data in a market at least, the markets one over the other. */
export function realismFigures(markets: readonly JudgedMarket[]): ReportFigure[] {
  return realismStatistics.flatMap((statistic) => {
    const { plot } = statistic;
    if (plot === undefined) return [];
    const drawn = markets.flatMap((market, place) => drawnMarket(market, place, statistic, plot));
    return drawn.length === 0 ? [] : [statisticFigure(statistic, plot, drawn, markets.length > 1)];
  });
}

function drawnMarket(
  { series, lines }: JudgedMarket,
  place: number,
  { key }: RealismStatistic,
  plot: StatisticPlot,
): DrawnMarket[] {
  const line = lines.find(({ statistic }) => statistic.key === key);
  if (line === undefined || line.verdict === 'not enough data') return [];
  const { x, y } = plot.curve(series);
  const isShown = (value: number) => Number.isFinite(value) && (plot.y.isLog !== true || value > 0);
  return [
    {
      label: series.label,
      place,
      x: Array.from(x, (value) => Number(value.toPrecision(DIGITS))),
      y: Array.from(y, (value) => (isShown(value) ? Number(value.toPrecision(DIGITS)) : null)),
    },
  ];
}

function statisticFigure(
  { key, group, range }: RealismStatistic,
  plot: StatisticPlot,
  drawn: readonly DrawnMarket[],
  areNamed: boolean,
): ReportFigure {
  return composeFigure({
    name: `${SECTION_WORDS[group]}-${key}`,
    title: plot.title,
    caption: `${plot.caption} Accepted: ${range?.words ?? 'nothing is demanded'}.`,
    data: drawn.map((market) => trace(market, plot)),
    layout: {
      showlegend: areNamed,
      hovermode: 'closest',
      xaxis: axis(
        plot.x,
        drawn.map(({ x }) => x),
      ),
      yaxis: axis(
        plot.y,
        drawn.map(({ y }) => y),
      ),
      shapes: plot.level === undefined ? [] : [levelLine(plot.level)],
    },
    table: {
      columns: ['Market', plot.x.title, plot.y.title],
      rows: drawn.flatMap((market) => tableRows(market)),
    },
  });
}

function trace({ label, place, x, y }: DrawnMarket, plot: StatisticPlot): PlotlyTrace {
  const { color, dash, symbol } = runStyle(place);
  const isCloud = plot.isMarkers === true && x.length > 60;
  return {
    type: 'scatter',
    name: plotText(label),
    mode: plot.isMarkers !== true ? 'lines' : isCloud ? 'markers' : 'lines+markers',
    x,
    y,
    line: { color, dash, width: 1.6 },
    marker: { color, symbol, size: isCloud ? 5 : 7, opacity: isCloud ? 0.6 : 1 },
  };
}

/** Values along one axis; `null` where the line breaks. */
type Curve = readonly (number | null)[];

function axis({ title, isLog }: StatisticPlot['x'], values: Curve[]): FigureValue {
  if (isLog !== true) return { title: { text: title } };
  const log = { title: { text: title }, type: 'log', tickformat: '~g' };
  // Labels at every digit run into each other where the axis spans more than a decade: then 1, 2 and 5 have one.
  return spansDecade(values) ? { ...log, dtick: 'D2' } : log;
}

function spansDecade(values: Curve[]): boolean {
  const positive = values.flatMap((list) =>
    list.flatMap((value) => (value !== null && value > 0 ? [value] : [])),
  );
  const [low, high] = positive.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Infinity, 0],
  );
  return high > 10 * low;
}

function levelLine(y: number): FigureValue {
  const line = { color: COLOUR.muted, width: 1.2, dash: 'dot' };
  return { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: y, y1: y, layer: 'below', line };
}

/** Points spread evenly over the curve; the figure's own file has every one. */
function tableRows({ label, x, y }: DrawnMarket): string[][] {
  const count = Math.min(MOST_ROWS, x.length);
  return Array.from({ length: count }, (_, row) => {
    const i = count === 1 ? 0 : Math.round((row * (x.length - 1)) / (count - 1));
    const value = y[i];
    return [label, numberText(x[i]), value === null ? '–' : numberText(value)];
  });
}

/** Three digits that are meant, whatever the size. */
function numberText(value: number): string {
  const decimals = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return formatNumber(roundTo(value, Math.min(9, decimals)) ?? Number.NaN, Math.min(9, decimals));
}
