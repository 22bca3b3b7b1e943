import type { RunMetrics } from '../metrics/runMetrics.ts';
import { roundTime } from './durationAxis.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, formatPercent, rounded } from './numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';
import { type TimeAxis, timeAxis } from './timeAxis.ts';

/** Trades and traded volume per time slice, by who took. */
export function tradesFigure(metrics: RunMetrics): ReportFigure {
  const { scale, trades, tradeBuckets } = metrics;
  const axis = timeAxis(tradeBuckets, metrics.manifest.timeResolutionNs);
  const at = axis.atMiddles(tradeBuckets);
  const volume = (lots: Float64Array) => rounded(lots, scale.quantityDecimals, scale.lot);
  const title = `Trades and volume in ${scale.symbol}`;
  const bars = (name: string, lots: Float64Array, color: string): PlotlyTrace => {
    return { ...at, type: 'bar', name, y: volume(lots), marker: { color, line: { width: 0 } } };
  };
  return {
    name: 'trades',
    title,
    caption: `Below, the quantity traded in each slice of ${roundTime(tradeBuckets.width * metrics.manifest.timeResolutionNs)}, split by who took: buyers who lifted the ask or sellers who hit the bid; above, the number of trades.${totals(metrics)}`,
    figure: {
      data: [
        bars('Taken by buyers', trades.buyVolume, COLOUR.bid),
        bars('Taken by sellers', trades.sellVolume, COLOUR.ask),
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
    table: tradesTable(metrics, axis),
  };
}

function totals({ trades, scale }: RunMetrics): string {
  if (trades.count === 0) return ' Nothing was traded.';
  const bought = trades.buyVolume.reduce((a, b) => a + b, 0);
  const volume = formatNumber(trades.volume * scale.lot, scale.quantityDecimals);
  return ` In all ${volume} in ${formatNumber(trades.count)} trades, ${formatPercent(bought / trades.volume)} of it taken by buyers.`;
}

function tradesTable({ scale, trades, tradeBuckets }: RunMetrics, axis: TimeAxis): FigureTable {
  const text = (lots: number) => formatNumber(lots * scale.lot, scale.quantityDecimals);
  const volumes = ['Quantity taken by buyers', 'Quantity taken by sellers'];
  return timeTable(tradeBuckets, ['From', 'Trades', ...volumes, `Last price (${scale.currency})`], (i) => [
    axis.text(tradeBuckets.startOf(i)),
    formatNumber(trades.trades[i]),
    text(trades.buyVolume[i]),
    text(trades.sellVolume[i]),
    formatNumber(trades.lastPrice[i] * scale.tick, scale.priceDecimals),
  ]);
}
