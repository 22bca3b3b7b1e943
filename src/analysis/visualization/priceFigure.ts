import type { RunMetrics } from '../metrics/runMetrics.ts';
import { calmRange } from './calmRange.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, rounded } from './numbers.ts';
import { phaseCaption, phaseShapes } from './phaseShapes.ts';
import type { FigureTable, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';
import { type TimeAxis, timeAxis } from './timeAxis.ts';
import { bandTraces, lineTrace } from './traces.ts';

/** Trades, best bid and best ask over time. */
export function priceFigure(metrics: RunMetrics): ReportFigure {
  const { scale, quotes, trades, quoteBuckets, tradeBuckets } = metrics;
  const axis = timeAxis(quoteBuckets, metrics.manifest.timeResolutionNs);
  const decimals = scale.priceDecimals;
  const price = (ticks: Float64Array) => rounded(ticks, decimals, scale.tick);
  const at = axis.atEnds(quoteBuckets);
  const phases = metrics.survey.phasesByInstrument[metrics.instrument];
  const title = `Price of ${scale.symbol} with best bid and ask`;
  return {
    name: 'price',
    title,
    caption: `Lines are the best bid and ask at the end of each time slice; the grey band reaches from the lowest bid to the highest ask within it, so no excursion is lost; dots are the last trade of each of ${tradeBuckets.count} slices.${fromTo(metrics)}${phaseCaption(phases)}${whichOfHowMany(metrics)}`,
    figure: {
      data: [
        ...bandTraces(at, 'Range in slice', price(quotes.bid.min), price(quotes.ask.max)),
        lineTrace(at, 'Best ask', price(quotes.ask.last), COLOUR.ask),
        lineTrace(at, 'Best bid', price(quotes.bid.last), COLOUR.bid),
        {
          ...axis.atEnds(tradeBuckets),
          type: 'scatter',
          name: 'Last trade',
          mode: 'markers',
          y: price(trades.lastPrice),
          marker: { color: COLOUR.ink, size: 3.5 },
          hovertemplate: `%{y:,.${decimals}f}`,
        },
      ],
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        ...phaseShapes(phases, axis),
        xaxis: axis.layout,
        yaxis: {
          title: { text: `Price (${plotText(scale.currency)})` },
          tickformat: `,.${decimals}f`,
          ...calmRange(quotes.bid.min, quotes.ask.max, scale.tick),
        },
      },
    },
    table: priceTable(metrics, axis),
  };
}

function fromTo({ quotes, scale }: RunMetrics): string {
  const mids = quotes.mid.last.filter((mid) => !Number.isNaN(mid));
  if (mids.length < 2) return '';
  const [first, last] = [mids[0], mids[mids.length - 1]].map((mid) =>
    formatNumber(mid * scale.tick, scale.priceDecimals + 1),
  );
  return ` The mid went from ${first} to ${last} ${scale.currency}.`;
}

/** A report shows the market of one instrument; accounts and profits are those of all in its currency. */
function whichOfHowMany({ manifest, instrument, survey, scale }: RunMetrics): string {
  const count = manifest.instruments.length;
  if (count === 1) return '';
  const trades = survey.tradesByInstrument;
  const most = trades[instrument] === trades.reduce((a, b) => Math.max(a, b));
  return ` ${scale.symbol} is one of ${count} instruments of this run${most ? ', the most traded' : ''}.`;
}

function priceTable({ scale, quotes, quoteBuckets }: RunMetrics, axis: TimeAxis): FigureTable {
  const text = (ticks: number) => formatNumber(ticks * scale.tick, scale.priceDecimals);
  const prices = ['Best bid', 'Best ask', 'Lowest bid', 'Highest ask'];
  return timeTable(quoteBuckets, ['Until', ...prices.map((name) => `${name} (${scale.currency})`)], (i) => [
    axis.text(quoteBuckets.endOf(i)),
    text(quotes.bid.last[i]),
    text(quotes.ask.last[i]),
    text(quotes.bid.min[i]),
    text(quotes.ask.max[i]),
  ]);
}
