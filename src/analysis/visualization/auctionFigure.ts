import { PHASE_NAMES } from '../../core/models/phase.ts';
import { BUY } from '../../core/models/side.ts';
import { demandAt, supplyAt } from '../metrics/auctionCurves.ts';
import type { Auction } from '../metrics/auctions.ts';
import type { InstrumentScale } from '../metrics/instrumentScale.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { auctionPrices } from './auctionPrices.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, formatTime, roundTo } from './numbers.ts';
import { phaseInWords } from './phaseShapes.ts';
import type { FigureTable, FigureValue, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR } from './style.ts';

/** Rows of the table: prices of the figure, evenly spaced, and the clearing price. */
const TABLE_ROWS = 20;
/** Share of the height that a label of what is left over needs. */
const ROOM = 0.15;

/** Demand and supply of one auction by price, where they meet, and what is left over; `index` counts from 0. */
export function auctionFigure(metrics: RunMetrics, index: number): ReportFigure {
  const auction = metrics.auctions.kept[index];
  const { scale } = metrics;
  const prices = auctionPrices(auction);
  const quantityUnit = scale.lot === 1 ? 'Quantity' : `Quantity (${plotText(scale.symbol)})`;
  return composeFigure({
    name: `auction-${index + 1}`,
    title: `${capital(nameOf(auction))} of ${scale.symbol}: demand and supply`,
    caption: captionOf(metrics, auction, index),
    data: traces(auction, prices, scale),
    layout: {
      hovermode: 'x unified',
      shapes: [priceLine(auction, scale)],
      annotations: labels(auction, scale, prices),
      xaxis: {
        title: { text: `Price (${plotText(scale.currency)})` },
        tickformat: `,.${scale.priceDecimals}f`,
        nticks: 9,
        range: [prices[0], prices[prices.length - 1]].map((price) => price * scale.tick),
      },
      yaxis: { title: { text: quantityUnit }, rangemode: 'tozero', nticks: 7 },
    },
    table: auctionTable(auction, prices, scale),
  });
}

/** `opening auction`; trades at one price at the end of another phase have no name of their own. */
export function nameOf({ phase }: Auction): string {
  return /Auction$/.test(PHASE_NAMES[phase] ?? '')
    ? phaseInWords(phase)
    : `auction after ${phaseInWords(phase)}`;
}

/** With a capital letter first. */
export const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

function traces(auction: Auction, prices: readonly number[], scale: InstrumentScale): PlotlyTrace[] {
  const { curves, price, volume, surplus } = auction;
  const lots = (quantity: number) => roundTo(quantity * scale.lot, scale.quantityDecimals);
  const x = prices.map((ticks) => roundTo(ticks * scale.tick, scale.priceDecimals));
  const at = roundTo(price * scale.tick, scale.priceDecimals);
  // A limit counts up to its price for buys and from it on for sells: the steps lie on different sides of it.
  const step = { type: 'scatter', mode: 'lines', x } as const;
  const end = { type: 'scatter', mode: 'lines', hoverinfo: 'skip' } as const;
  const found: PlotlyTrace[] = [
    {
      ...step,
      name: 'Demand',
      y: prices.map((ticks) => lots(demandAt(curves, ticks))),
      line: { color: COLOUR.bid, width: 2, shape: 'vh' },
    },
    {
      ...step,
      name: 'Supply',
      y: prices.map((ticks) => lots(supplyAt(curves, ticks))),
      line: { color: COLOUR.ask, width: 2, shape: 'hv' },
    },
    {
      ...end,
      name: 'Executed',
      x: [x[0], at],
      y: [lots(volume), lots(volume)],
      line: { color: COLOUR.green, width: 1.6, dash: 'dot' },
    },
  ];
  if (surplus > 0) {
    found.push({
      ...end,
      name: leftName(auction),
      x: [at, at],
      y: [lots(volume), lots(volume + surplus)],
      line: { color: COLOUR.purple, width: 5 },
    });
  }
  found.push({
    ...end,
    mode: 'markers',
    name: 'Clearing price',
    x: [at],
    y: [lots(volume)],
    marker: { color: COLOUR.ink, size: 9 },
  });
  return found;
}

function priceLine({ price }: Auction, { tick, priceDecimals }: InstrumentScale): FigureValue {
  const x = roundTo(price * tick, priceDecimals);
  const line = { color: COLOUR.ink, width: 1, dash: 'dot' };
  return { type: 'line', layer: 'above', xref: 'x', yref: 'paper', x0: x, x1: x, y0: 0, y1: 1, line };
}

const leftName = ({ surplusSide }: Auction) => `Left to ${surplusSide === BUY ? 'buy' : 'sell'}`;

/** Price and volume beside the line, on the side with more room, and what is left over where there is room for it. */
function labels(auction: Auction, scale: InstrumentScale, prices: readonly number[]): FigureValue {
  const { curves, price, volume, surplus } = auction;
  const last = prices[prices.length - 1];
  const toTheRight = price - prices[0] <= last - price;
  const text = (quantity: number) => formatNumber(quantity * scale.lot, scale.quantityDecimals);
  const common = {
    showarrow: false,
    xref: 'x',
    x: roundTo(price * scale.tick, scale.priceDecimals),
    xanchor: toTheRight ? 'left' : 'right',
    xshift: toTheRight ? 6 : -6,
    font: { size: 12, color: COLOUR.ink },
  };
  const found: FigureValue[] = [
    {
      ...common,
      text: `${formatNumber(price * scale.tick, scale.priceDecimals)} × ${text(volume)}`,
      yref: 'paper',
      y: 1,
      yanchor: 'top',
      bgcolor: COLOUR.paper,
    },
  ];
  const highest = Math.max(demandAt(curves, prices[0]), supplyAt(curves, last));
  if (surplus < ROOM * highest) return found;
  const middle = roundTo((volume + surplus / 2) * scale.lot, scale.quantityDecimals);
  found.push({ ...common, text: `${text(surplus)} ${leftName(auction).toLowerCase()}`, y: middle });
  return found;
}

function captionOf({ scale, manifest, auctions }: RunMetrics, auction: Auction, index: number): string {
  const { curves, price, volume, time } = auction;
  const lots = (quantity: number) => formatNumber(quantity * scale.lot, scale.quantityDecimals);
  const { marketBuys, marketSells } = curves;
  const market =
    marketBuys + marketSells === 0
      ? 'No market order took part.'
      : `Market orders, ${lots(marketBuys)} to buy and ${lots(marketSells)} to sell, stand at every price.`;
  const cleared = `${formatNumber(price * scale.tick, scale.priceDecimals)} ${scale.currency}`;
  const more =
    index === auctions.kept.length - 1 && auctions.count > auctions.kept.length
      ? ` The first ${auctions.kept.length} of ${auctions.count} auctions are drawn.`
      : '';
  return `What stood in the book when the ${nameOf(auction)} traded, at ${formatTime(time * manifest.timeResolutionNs)}: at each price, how much would be bought there and how much sold. ${market} It cleared at ${cleared}, where ${lots(volume)} traded${leftOver(auction, lots)}.${more}`;
}

function leftOver({ surplus, surplusSide }: Auction, lots: (quantity: number) => string): string {
  if (surplus === 0) return ' and nothing was left over on either side';
  const [side, other] = surplusSide === BUY ? ['buy', 'seller'] : ['sell', 'buyer'];
  return `; ${lots(surplus)} more to ${side} at this price found no ${other}`;
}

function auctionTable(auction: Auction, prices: readonly number[], scale: InstrumentScale): FigureTable {
  const { curves, price } = auction;
  const last = prices.length - 1;
  const count = Math.min(TABLE_ROWS, prices.length);
  const shown = new Set(
    Array.from({ length: count }, (_, i) => prices[Math.round((i * last) / (count - 1))]),
  );
  shown.add(price);
  const lots = (quantity: number) => formatNumber(quantity * scale.lot, scale.quantityDecimals);
  return {
    columns: [`Price (${scale.currency})`, 'Demand', 'Supply', 'Would trade', 'Demand less supply', ''],
    rows: [...shown]
      .sort((a, b) => a - b)
      .map((ticks) => {
        const [demand, supply] = [demandAt(curves, ticks), supplyAt(curves, ticks)];
        return [
          formatNumber(ticks * scale.tick, scale.priceDecimals),
          lots(demand),
          lots(supply),
          lots(Math.min(demand, supply)),
          lots(demand - supply),
          ticks === price ? 'clearing price' : '',
        ];
      }),
  };
}
