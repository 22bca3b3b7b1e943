import type { Auction } from '../metrics/auctions.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { capital, nameOf } from './auctionFigure.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, formatPercent, formatTime, roundTo } from './numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { LINE_COLOURS } from './style.ts';

/** Rows of the table for each auction. */
const TABLE_ROWS = 8;
const MINUTE_NS = 60e9;

/** How the indicative price and volume of each call came to what they were when it traded. */
export function auctionCallsFigure(metrics: RunMetrics): ReportFigure {
  const { scale } = metrics;
  const auctions = metrics.auctions.kept.filter(({ path }) => path.length > 0);
  const ns = metrics.manifest.timeResolutionNs;
  const longest = Math.max(...auctions.map(({ time, path }) => (time - path[0].time) * ns));
  const unit = timeUnit(longest);
  return composeFigure({
    name: 'auction-calls',
    title:
      auctions.length === 1
        ? `How the auction of ${scale.symbol} found its price`
        : `How the auctions of ${scale.symbol} found their prices`,
    caption: `What the venue told while orders gathered, up to the moment they traded: below, how far the indicative price was from the clearing price; above, the indicative volume as a share of what traded in the end. ${told(auctions, scale.tick, scale.priceDecimals, scale.currency)}`,
    data: auctions.flatMap((auction, i) => callTraces(auction, i, metrics, unit.ns)),
    layout: {
      hovermode: 'closest',
      xaxis: { title: { text: `Time before the trades (${unit.name})` }, nticks: 9, anchor: 'y' },
      yaxis: {
        title: { text: `From clearing price (${plotText(scale.currency)})` },
        domain: [0, 0.56],
        zeroline: true,
        nticks: 6,
      },
      yaxis2: { title: { text: 'Volume (%)' }, domain: [0.66, 1], rangemode: 'tozero', nticks: 4 },
    },
    table: callsTable(auctions, metrics),
  });
}

function callTraces(auction: Auction, i: number, metrics: RunMetrics, unitNs: number): PlotlyTrace[] {
  const { scale, manifest } = metrics;
  const { path, time, price, volume } = auction;
  const ago = (at: number) => roundTo(((at - time) * manifest.timeResolutionNs) / unitNs, 4);
  const name = `${capital(nameOf(auction))}, ${clockOf(time * manifest.timeResolutionNs)}`;
  const line = { color: LINE_COLOURS[i % LINE_COLOURS.length], width: 1.6, shape: 'hv' };
  const step = { type: 'scatter', mode: 'lines', name, legendgroup: name, line } as const;
  const x = [...path.map((point) => ago(point.time)), 0];
  const away = path.map((point) =>
    point.price === 0 ? null : roundTo((point.price - price) * scale.tick, scale.priceDecimals),
  );
  const share = path.map((point) => roundTo((100 * point.volume) / volume, 1));
  return [
    { ...step, x, y: [...away, 0] },
    { ...step, x, y: [...share, 100], yaxis: 'y2', showlegend: false },
  ];
}

/** Whole seconds from a minute up: a legend is short. */
function clockOf(ns: number): string {
  return formatTime(ns < MINUTE_NS ? ns : Math.round(ns / 1e9) * 1e9);
}

function timeUnit(ns: number): { readonly name: string; readonly ns: number } {
  if (ns >= 10 * MINUTE_NS) return { name: 'min', ns: MINUTE_NS };
  return ns >= 1e9 ? { name: 's', ns: 1e9 } : { name: 'ms', ns: 1e6 };
}

/** How far off the first price was that was told, by auction. */
function told(auctions: readonly Auction[], tick: number, decimals: number, currency: string): string {
  const words = auctions.flatMap((auction) => {
    const first = auction.path.find(({ price }) => price !== 0);
    if (first === undefined) return [];
    const away = formatNumber(Math.abs(first.price - auction.price) * tick, decimals);
    return [`${away} ${currency} in the ${nameOf(auction)}`];
  });
  return words.length === 0 ? 'No price was told.' : `The first price told was off by ${words.join(', ')}.`;
}

function callsTable(auctions: readonly Auction[], { scale, manifest }: RunMetrics): FigureTable {
  const ns = manifest.timeResolutionNs;
  const rows = auctions.flatMap((auction) => {
    const { path, time, volume } = auction;
    const count = Math.min(TABLE_ROWS, path.length);
    return Array.from({ length: count }, (_, i) => {
      const point = path[count === 1 ? 0 : Math.round((i * (path.length - 1)) / (count - 1))];
      return [
        capital(nameOf(auction)),
        formatTime((time - point.time) * ns),
        point.price === 0 ? '–' : formatNumber(point.price * scale.tick, scale.priceDecimals),
        formatNumber(point.volume * scale.lot, scale.quantityDecimals),
        formatPercent(point.volume / volume),
      ];
    });
  });
  const columns = ['Auction', 'Before the trades', `Indicative price (${scale.currency})`];
  return { columns: [...columns, 'Indicative volume', 'Of the volume traded'], rows };
}
