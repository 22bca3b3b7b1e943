import type { DepthMap } from '../metrics/depthMap.ts';
import { quantileOfSorted } from '../metrics/quantiles.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, rounded, roundTo } from './numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, DEPTH_COLOURS, TEMPLATE } from './style.ts';
import { type Steps, type TimeAxis, timeAxis } from './timeAxis.ts';
import { lineTrace } from './traces.ts';

/** Share of the occupied cells below the darkest colour: a few huge orders must not leave the rest pale. */
const DARKEST_SHARE = 0.98;

/** Largest marker of a trade, in pixels beyond the least. */
const MARKER_PX = 9;

/** Quantity in the book by price and time as a heat map, with best prices and trades over it. */
export function depthFigure(metrics: RunMetrics): ReportFigure {
  const { scale, depth, quotes, quoteBuckets } = metrics;
  const { range, buckets } = depth;
  const axis = timeAxis(buckets, metrics.manifest.timeResolutionNs);
  const step = range.ticksPerRow * scale.tick;
  const bottom = range.low * scale.tick;
  const decimals = scale.priceDecimals;
  const price = (ticks: Float64Array) => rounded(ticks, decimals, scale.tick);
  const z = quantities(depth, scale.lot);
  const title = `Depth of the book in ${scale.symbol}`;
  return {
    name: 'depth',
    title,
    caption: `Colour is the mean quantity resting at each price while a time slice lasted (${priceStep(range.ticksPerRow)} a row, prices around the touch only); the lines are the best bid and ask, and each triangle the trades of a stretch of time and prices, larger for more quantity, up where buyers took and down where sellers did.`,
    figure: {
      data: [
        {
          ...axis.atMiddles(buckets),
          type: 'heatmap',
          name: 'Quantity',
          y0: roundTo(bottom + step / 2 - scale.tick / 2, decimals + 1),
          dy: roundTo(step, decimals + 1),
          z,
          zmin: 0,
          zmax: darkest(z),
          colorscale: DEPTH_COLOURS,
          colorbar: { title: { text: 'Quantity', side: 'right' }, thickness: 12, outlinewidth: 0 },
          hovertemplate: `%{x}<br>%{y:,.${decimals}f}: %{z:,}<extra></extra>`,
        },
        touchLine(axis.atEnds(quoteBuckets), price(quotes.bid.last), true),
        touchLine(axis.atEnds(quoteBuckets), price(quotes.ask.last), false),
        trades(metrics, axis, true),
        trades(metrics, axis, false),
      ],
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        hovermode: 'closest',
        xaxis: { ...axis.layout, showgrid: false },
        yaxis: {
          title: { text: `Price (${plotText(scale.currency)})` },
          tickformat: `,.${decimals}f`,
          showgrid: false,
          range: [bottom, bottom + range.rows * step],
        },
      },
    },
    table: profileTable(metrics, axis),
  };
}

/** Best bid or ask: one entry of the legend for both, and no answer to the pointer, which is to read the quantity. */
function touchLine(at: Steps, prices: readonly (number | null)[], showlegend: boolean): PlotlyTrace {
  const line = lineTrace(at, 'Best bid and ask', prices, COLOUR.ink, 1);
  return { ...line, hoverinfo: 'skip', legendgroup: 'touch', showlegend };
}

/** Trades by who took, as triangles pointing the way they push the price; their areas follow the quantity. */
function trades(metrics: RunMetrics, axis: TimeAxis, buyer: boolean): PlotlyTrace {
  const { scale, tradeCells } = metrics;
  const all = tradeCells.cells();
  const cells = all.filter((cell) => cell.buyer === buyer);
  const largest = all.reduce((most, { lots }) => Math.max(most, lots), 1);
  const quantity = (lots: number) => formatNumber(lots * scale.lot, scale.quantityDecimals);
  // A thousandth of the chart is less than a marker; more digits would only make the file longer.
  const span = metrics.survey.end - metrics.survey.start;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, span) / 1000)));
  return {
    type: 'scatter',
    mode: 'markers',
    name: buyer ? 'Taken by buyers' : 'Taken by sellers',
    x: cells.map(({ time }) => axis.point(Math.round(time / step) * step)),
    y: cells.map((cell) => roundTo(cell.price * scale.tick, scale.priceDecimals + 1)),
    text: cells.map((cell) => `${quantity(cell.lots)} in ${formatNumber(cell.trades)}`),
    hoverinfo: 'name+text',
    marker: {
      symbol: buyer ? 'triangle-up' : 'triangle-down',
      size: cells.map(({ lots }) => roundTo(MARKER_PX * Math.sqrt(lots / largest) + 2, 1)),
      color: buyer ? COLOUR.buys : COLOUR.sells,
      line: { width: 0.8, color: COLOUR.paper },
    },
  };
}

function priceStep(ticksPerRow: number): string {
  return ticksPerRow === 1 ? 'one tick' : `${ticksPerRow} ticks`;
}

function quantities(depth: DepthMap, lot: number): (number | null)[][] {
  const { range, buckets } = depth;
  return Array.from({ length: range.rows }, (_, row) =>
    Array.from({ length: buckets.count }, (_, bucket) => threeDigits(depth.meanLots(row, bucket) * lot)),
  );
}

/** Colours need no more than three digits. */
function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

function darkest(z: readonly (readonly (number | null)[])[]): number {
  const occupied = Float64Array.from(
    z.flat().filter((value) => value !== null && value > 0) as number[],
  ).sort();
  return occupied.length === 0 ? 1 : threeDigits(quantileOfSorted(occupied, DARKEST_SHARE));
}

/** The book's mean profile over quarters of the run: most readers of a table want a shape, not 20 000 cells. */
function profileTable(metrics: RunMetrics, axis: TimeAxis): FigureTable {
  const { depth, scale } = metrics;
  const { range, buckets } = depth;
  const edges = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * buckets.count));
  const quarters = edges
    .slice(1)
    .map((to, i) => ({ from: edges[i], to }))
    .filter(({ from, to }) => to > from);
  const group = Math.max(1, Math.ceil(range.rows / 24));
  const rows: string[][] = [];
  for (let top = range.rows; top > 0; top -= group) {
    const low = Math.max(0, top - group);
    const from = (range.low + low * range.ticksPerRow) * scale.tick;
    const to = (range.low + top * range.ticksPerRow - 1) * scale.tick;
    const prices = [from, to].map((price) => formatNumber(price, scale.priceDecimals));
    rows.push([
      prices[0] === prices[1] ? prices[0] : prices.join(' – '),
      ...quarters.map((quarter) => formatNumber(meanBetween(depth, low, top, quarter) * scale.lot, 1)),
    ]);
  }
  const heads = quarters.map(
    ({ from, to }) => `${axis.text(buckets.startOf(from))} – ${axis.text(buckets.endOf(to - 1))}`,
  );
  return { columns: [`Price (${scale.currency})`, ...heads.map((head) => `Quantity ${head}`)], rows };
}

function meanBetween(
  depth: DepthMap,
  low: number,
  top: number,
  quarter: { from: number; to: number },
): number {
  let sum = 0;
  for (let row = low; row < top; row++) {
    for (let bucket = quarter.from; bucket < quarter.to; bucket++) sum += depth.meanLots(row, bucket);
  }
  return sum / (quarter.to - quarter.from);
}
