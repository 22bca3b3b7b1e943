import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, formatPercent, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** Quantity that buyers took less what sellers took: per slice, and added up. */
export function signedFlowFigure(metrics: RunMetrics): ReportFigure {
  const { scale, trades, tradeBuckets: buckets } = metrics;
  const axis = timeAxis(buckets, metrics.manifest.timeResolutionNs);
  const at = axis.atMiddles(buckets);
  const signed = trades.buyVolume.map((lots, i) => lots - trades.sellVolume[i]);
  let sum = 0;
  const cumulative = signed.map((lots) => {
    sum += lots;
    return sum;
  });
  const decimals = scale.quantityDecimals;
  const quantity = (lots: Float64Array) => rounded(lots, decimals, scale.lot);
  const text = (lots: number) => formatNumber(lots * scale.lot, decimals);
  const who =
    sum === 0
      ? 'both sides took as much'
      : `${sum > 0 ? 'buyers' : 'sellers'} took ${text(Math.abs(sum))} more`;
  return composeFigure({
    name: 'signed-flow',
    title: `Signed order flow in ${scale.symbol}`,
    caption: `Below, the quantity that buyers took from the ask less what sellers took from the bid, per slice of time; above, the same added up since the start. By the end ${who}, ${formatPercent(trades.volume > 0 ? Math.abs(sum) / trades.volume : Number.NaN)} of all that was traded.`,
    data: [
      {
        ...at,
        type: 'bar',
        name: 'Bought less sold',
        y: quantity(signed),
        marker: {
          color: Array.from(signed, (lots) => (lots < 0 ? COLOUR.ask : COLOUR.bid)),
          line: { width: 0 },
        },
      },
      {
        ...axis.atEnds(buckets),
        type: 'scatter',
        mode: 'lines',
        name: 'Added up',
        y: quantity(cumulative),
        yaxis: 'y2',
        line: { color: COLOUR.ink, width: 1.6 },
      },
    ],
    layout: {
      bargap: 0.12,
      showlegend: false,
      xaxis: { ...axis.layout, anchor: 'y' },
      yaxis: { title: { text: 'Per slice' }, tickformat: ',', domain: [0, 0.48], zeroline: true, nticks: 5 },
      yaxis2: { title: { text: 'Added up' }, tickformat: ',', domain: [0.56, 1], zeroline: true, nticks: 5 },
    },
    table: timeTable(buckets, ['From', 'Bought less sold', 'Added up', 'Imbalance'], (i) => [
      axis.text(buckets.startOf(i)),
      text(signed[i]),
      text(cumulative[i]),
      formatPercent(signed[i] / (trades.buyVolume[i] + trades.sellVolume[i])),
    ]),
  });
}
