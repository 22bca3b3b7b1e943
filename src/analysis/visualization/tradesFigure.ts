import type { RunMetrics } from '../metrics/runMetrics.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** Trades and traded volume per time slice, by who took. */
export function tradesFigure(metrics: RunMetrics): ReportFigure {
  const { scale, trades, tradeBuckets } = metrics;
  const axis = timeAxis(tradeBuckets, metrics.manifest.timeResolutionNs);
  const at = axis.atMiddles(tradeBuckets);
  const decimals = scale.quantityDecimals;
  const volume = (lots: Float64Array) => rounded(lots, decimals, scale.lot);
  const text = (lots: number) => formatNumber(lots * scale.lot, decimals);
  const title = `Trades and volume in ${scale.symbol}`;
  const bars = { ...at, type: 'bar', yaxis: 'y' } as const;
  return {
    name: 'trades',
    title,
    caption: `Below, the quantity traded in each slice of ${axis.text(tradeBuckets.width)}, split by who took: buyers who lifted the ask or sellers who hit the bid; above, the number of trades.`,
    figure: {
      data: [
        {
          ...bars,
          name: 'Taken by buyers',
          y: volume(trades.buyVolume),
          marker: { color: COLOUR.bid, line: { width: 0 } },
        },
        {
          ...bars,
          name: 'Taken by sellers',
          y: volume(trades.sellVolume),
          marker: { color: COLOUR.ask, line: { width: 0 } },
        },
        {
          ...at,
          type: 'scatter',
          name: 'Trades',
          mode: 'lines',
          y: rounded(trades.trades, 0),
          yaxis: 'y2',
          line: { color: COLOUR.ink, width: 1.4, shape: 'hvh' },
        },
      ],
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        barmode: 'stack',
        bargap: 0.12,
        xaxis: { ...axis.layout, anchor: 'y' },
        yaxis: { title: { text: 'Quantity' }, tickformat: ',', domain: [0, 0.6], rangemode: 'tozero' },
        yaxis2: {
          title: { text: 'Trades' },
          tickformat: ',',
          domain: [0.68, 1],
          rangemode: 'tozero',
          nticks: 4,
        },
      },
    },
    table: timeTable(
      tradeBuckets,
      [
        'From',
        'Trades',
        'Quantity taken by buyers',
        'Quantity taken by sellers',
        `Last price (${scale.currency})`,
      ],
      (i) => [
        axis.text(tradeBuckets.startOf(i)),
        formatNumber(trades.trades[i]),
        text(trades.buyVolume[i]),
        text(trades.sellVolume[i]),
        formatNumber(trades.lastPrice[i] * scale.tick, scale.priceDecimals),
      ],
    ),
  };
}
