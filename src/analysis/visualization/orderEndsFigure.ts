import { ORDER_ENDS } from '../metrics/kindActivity.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, formatPercent, roundTo } from './numbers.ts';
import type { FigureTable, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR } from './style.ts';

/** Words and colours of the ways in which an order ends, by their place in `ORDER_ENDS`. */
const WORDS = [
  'Filled',
  'Cancelled on request',
  'Immediate or cancel',
  'Fill or kill',
  'Self-trade prevention',
  'No liquidity',
  'Expired',
  'Disconnected',
  'Kill switch',
  'Dead-man timer',
  'Linked order done',
  'Nothing left to reduce',
  'Auction over',
  'Refused when triggered',
  'Venue halted',
];
const COLOURS = [
  COLOUR.green,
  COLOUR.crowd,
  COLOUR.amber,
  COLOUR.purple,
  COLOUR.ask,
  COLOUR.bid,
  COLOUR.ink,
  COLOUR.muted,
  COLOUR.sells,
  COLOUR.sky,
];

/** How the orders of each kind of agent ended, and how much of what they asked for they got. */
export function orderEndsFigure(metrics: RunMetrics): ReportFigure {
  const { kinds, activity, scale } = metrics;
  const ended = activity.counts.map(({ ends }) => ends.reduce((a, b) => a + b, 0));
  const names = kinds.names.map((name) => plotText(name));
  const shares = (end: number) => activity.counts.map(({ ends }, kind) => ends[end] / ended[kind]);
  const used = ORDER_ENDS.map((_, end) => end).filter((end) =>
    activity.counts.some(({ ends }) => ends[end] > 0),
  );
  const total = (end: number) => activity.counts.reduce((sum, { ends }) => sum + ends[end], 0);
  const all = ended.reduce((a, b) => a + b, 0);
  return composeFigure({
    name: 'order-ends',
    title: `How orders in ${scale.symbol} ended`,
    caption: `Of every hundred orders that ended, by kind of agent. In all, ${formatPercent(total(0) / all)} were filled to the last lot and ${formatPercent(total(1) / all)} were cancelled by who sent them.`,
    data: used.map((end) => ({
      type: 'bar',
      orientation: 'h',
      name: WORDS[end] ?? ORDER_ENDS[end],
      y: names,
      x: shares(end).map((share) => roundTo(share * 100, 2)),
      marker: { color: COLOURS[end % COLOURS.length], line: { width: 0 } },
    })),
    layout: {
      barmode: 'stack',
      bargap: 0.35,
      hovermode: 'closest',
      xaxis: { title: { text: 'Orders ended (%)' }, range: [0, 100], nticks: 6 },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: activityTable(metrics, ended),
  });
}

/** Ratios as regulators define them: orders, cancels and replaces for each trade (RTS 9 of MiFID II, by number). */
function activityTable({ kinds, activity, scale }: RunMetrics, ended: readonly number[]): FigureTable {
  const rows = activity.counts.map((counts, kind) => {
    const { orders, cancels, replaces, fills, rejects, quantityOrdered, quantityMade, quantityTaken } =
      counts;
    return [
      kinds.names[kind],
      ...[orders, cancels, replaces, rejects, fills].map((count) => formatNumber(count)),
      formatNumber(cancels / fills, 2),
      formatNumber((orders + cancels + replaces) / fills, 2),
      formatPercent((quantityMade + quantityTaken) / quantityOrdered),
      formatPercent(counts.ends[0] / ended[kind]),
    ];
  });
  return {
    columns: [
      `Kind (${scale.symbol})`,
      'Orders',
      'Cancels',
      'Replaces',
      'Rejects',
      'Fills',
      'Cancels per fill',
      'Messages per fill',
      'Quantity filled',
      'Orders filled',
    ],
    rows,
  };
}
