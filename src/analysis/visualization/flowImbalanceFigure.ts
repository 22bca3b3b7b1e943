import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { roundTime } from './durationAxis.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, formatPercent, roundTo } from './numbers.ts';
import type { PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** Does what arrives at the best prices move the mid? One dot per slice of time. */
export function flowImbalanceFigure(metrics: RunMetrics): ReportFigure {
  const { scale, flowImbalance: flow, manifest } = metrics;
  const { buckets } = flow;
  const axis = timeAxis(buckets, manifest.timeResolutionNs);
  const slices = Array.from({ length: buckets.count }, (_, i) => i).filter(
    (i) => !Number.isNaN(flow.midChange(i)),
  );
  const quantity = (lots: number) => roundTo(lots * scale.lot, scale.quantityDecimals);
  const price = (ticks: number) => roundTo(ticks * scale.tick, scale.priceDecimals + 1);
  const text = (i: number) => [
    formatNumber(flow.imbalance[i] * scale.lot, scale.quantityDecimals),
    formatNumber(flow.midChange(i) * scale.tick, scale.priceDecimals + 1),
  ];
  const { rSquared } = flow.fit();
  const slice = roundTime(buckets.width * manifest.timeResolutionNs);
  const found = Number.isFinite(rSquared)
    ? `the line explains ${formatPercent(rSquared, 0)} of the variance of the mid's changes`
    : 'too little moved to fit a line';
  return composeFigure({
    name: 'flow-imbalance',
    title: `Order flow imbalance and the mid of ${scale.symbol}`,
    caption: `Each dot is a slice of ${slice}: what it added to the best bid and took from the best ask, less the opposite, and how far the mid moved meanwhile; ${found}. A steep line is a market with little depth.`,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'Slice of time',
        x: slices.map((i) => quantity(flow.imbalance[i])),
        y: slices.map((i) => price(flow.midChange(i))),
        marker: { color: COLOUR.bid, size: 6, opacity: 0.7 },
      },
      ...fittedLine(metrics),
    ],
    layout: {
      hovermode: 'closest',
      showlegend: false,
      xaxis: {
        title: { text: 'Order flow imbalance (quantity)' },
        tickformat: ',',
        zeroline: true,
        nticks: 8,
      },
      yaxis: { title: { text: `Change of the mid (${plotText(scale.currency)})` }, zeroline: true },
    },
    table: timeTable(
      buckets,
      ['From', 'Order flow imbalance', `Change of the mid (${scale.currency})`],
      (i) => [axis.text(buckets.startOf(i)), ...text(i)],
    ),
  });
}

function fittedLine({ flowImbalance, scale }: RunMetrics): PlotlyTrace[] {
  const { slope, intercept } = flowImbalance.fit();
  if (!Number.isFinite(slope)) return [];
  const ends = [
    flowImbalance.imbalance.reduce((a, b) => Math.min(a, b)),
    flowImbalance.imbalance.reduce((a, b) => Math.max(a, b)),
  ];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'Least squares',
      x: ends.map((lots) => roundTo(lots * scale.lot, scale.quantityDecimals)),
      y: ends.map((lots) => roundTo((intercept + slope * lots) * scale.tick, scale.priceDecimals + 2)),
      line: { color: COLOUR.ask, width: 2 },
    },
  ];
}
