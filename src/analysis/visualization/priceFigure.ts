import type { RunMetrics } from '../metrics/runMetrics.ts';
import { calmRange } from './calmRange.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** Trades, best bid and best ask over time. */
export function priceFigure(metrics: RunMetrics): ReportFigure {
  const { scale, quotes, trades, quoteBuckets, tradeBuckets } = metrics;
  const axis = timeAxis(quoteBuckets, metrics.manifest.timeResolutionNs);
  const decimals = scale.priceDecimals;
  const price = (ticks: Float64Array) => rounded(ticks, decimals, scale.tick);
  const text = (ticks: number) => formatNumber(ticks * scale.tick, decimals);
  const at = axis.atEnds(quoteBuckets);
  const edge = { ...at, type: 'scatter', mode: 'lines', line: { width: 0 }, hoverinfo: 'skip' } as const;
  const title = `Price of ${scale.symbol} with best bid and ask`;
  return {
    name: 'price',
    title,
    caption: `Lines are the best bid and ask at the end of each time slice; the grey band reaches from the lowest bid to the highest ask within it, so no excursion is lost; dots are the last trade of each of ${tradeBuckets.count} slices.`,
    figure: {
      data: [
        { ...edge, name: 'Lowest bid', y: price(quotes.bid.min), showlegend: false },
        {
          ...edge,
          name: 'Range in slice',
          y: price(quotes.ask.max),
          fill: 'tonexty',
          fillcolor: COLOUR.envelope,
        },
        {
          ...at,
          type: 'scatter',
          name: 'Best ask',
          mode: 'lines',
          y: price(quotes.ask.last),
          line: { color: COLOUR.ask, width: 1.2 },
        },
        {
          ...at,
          type: 'scatter',
          name: 'Best bid',
          mode: 'lines',
          y: price(quotes.bid.last),
          line: { color: COLOUR.bid, width: 1.2 },
        },
        {
          ...axis.atEnds(tradeBuckets),
          type: 'scatter',
          name: 'Last trade',
          mode: 'markers',
          y: price(trades.lastPrice),
          marker: { color: COLOUR.ink, size: 3.5 },
        },
      ],
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        xaxis: axis.layout,
        yaxis: {
          title: { text: `Price (${plotText(scale.currency)})` },
          tickformat: `,.${decimals}f`,
          ...calmRange(quotes.bid.min, quotes.ask.max, scale.tick),
        },
      },
    },
    table: timeTable(
      quoteBuckets,
      ['Until', 'Best bid', 'Best ask', 'Lowest bid', 'Highest ask'].map((name, i) =>
        i === 0 ? name : `${name} (${scale.currency})`,
      ),
      (i) => [
        axis.text(quoteBuckets.endOf(i)),
        text(quotes.bid.last[i]),
        text(quotes.ask.last[i]),
        text(quotes.bid.min[i]),
        text(quotes.ask.max[i]),
      ],
    ),
  };
}
