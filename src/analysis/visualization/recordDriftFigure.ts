import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** Whether a record was played into the market. */
export function hasDrift({ drift }: RunMetrics): boolean {
  return drift !== undefined;
}

/** How far the mid price of the market stood from the record's, over time. */
export function recordDriftFigure(metrics: RunMetrics): ReportFigure {
  const { scale, quoteBuckets, manifest } = metrics;
  const drift = metrics.drift!;
  const axis = timeAxis(quoteBuckets, manifest.timeResolutionNs);
  const { kept, midDistance, executedLots, metLots } = drift;
  const decimals = scale.priceDecimals;
  const money = (ticks: readonly number[]) => rounded(ticks, decimals + 1, scale.tick);
  const apart = kept.map(({ recordMid, marketMid }) => marketMid - recordMid);
  const met =
    executedLots === 0
      ? ''
      : `; ${formatNumber((100 * metLots) / executedLots, 1)} % of the recorded executions met the order that they met in the record`;
  return composeFigure({
    name: 'drift',
    title: `${scale.symbol}: the market against its record`,
    caption: `Mid price of the market less that of the record, at each look: ${formatNumber(midDistance * scale.tick, decimals + 3)} ${scale.currency} apart on average${met}.`,
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        name: 'Market less record',
        x: kept.map(({ time }) => axis.point(time)),
        y: money(apart),
        line: { color: COLOUR.bid, width: 1.4 },
      },
    ],
    layout: {
      xaxis: axis.layout,
      yaxis: { title: { text: `Distance of mids (${plotText(scale.currency)})` }, zeroline: true },
    },
    table: {
      columns: [
        'Time',
        ...['Record', 'Market'].map((name) => `${name} (${scale.currency})`),
        'Lots that differ (%)',
      ],
      rows: kept.map(({ time, recordMid, marketMid, bookDistance }) => [
        axis.text(time),
        formatNumber(recordMid * scale.tick, decimals + 1),
        formatNumber(marketMid * scale.tick, decimals + 1),
        formatNumber(100 * bookDistance, 2),
      ]),
    },
  });
}
