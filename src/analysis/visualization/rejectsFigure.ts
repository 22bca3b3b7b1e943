import type { NamedCount } from '../metrics/orderCounts.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';

/** What the venue refused, by the code it gave: of orders, cancels and replaces alike, in all instruments. */
export function rejectsFigure(metrics: RunMetrics): ReportFigure {
  const { counts } = metrics;
  const rejects = counts.rejectsByCode();
  const all = rejects.reduce((sum, { count }) => sum + count, 0);
  const requests = counts.newOrders + counts.cancelRequests + counts.replaceRequests;
  return composeFigure({
    name: 'rejects',
    title: 'Rejects by code',
    caption: `Orders, cancels and replaces that the venue refused: ${formatNumber(all)} of ${formatNumber(requests)} messages. Most frequent is “${words(rejects[0])}”.`,
    data: [
      {
        type: 'bar',
        orientation: 'h',
        name: 'Rejects',
        y: rejects.map(words),
        x: rejects.map(({ count }) => count),
        text: rejects.map(({ count }) => formatNumber(count)),
        textposition: 'auto',
        cliponaxis: false,
        hoverinfo: 'none',
        marker: { color: COLOUR.ask },
      },
    ],
    layout: {
      hovermode: 'closest',
      bargap: rejects.length < 3 ? 0.7 : 0.35,
      xaxis: { title: { text: 'Rejects' }, tickformat: ',', rangemode: 'tozero', nticks: 6 },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: ['Code', 'Rejects', 'Share'],
      rows: rejects.map((reject) => [
        words(reject),
        formatNumber(reject.count),
        formatPercent(reject.count / all),
      ]),
    },
  });
}

/** `tooLateToCancel` as "too late to cancel". */
function words({ name }: NamedCount): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
