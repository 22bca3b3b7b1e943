import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { TEMPLATE } from '../style.ts';
import type { ComparedRun } from './comparedRun.ts';

/** Shares at which the distribution is drawn, and those in the table. */
const DRAWN_SHARES = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
const TABLE_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

/** Share of the time in which the spread was at most so wide, one staircase per run. */
export function spreadDistributionFigure(runs: readonly ComparedRun[]): ReportFigure {
  const { currency } = runs[0].metrics.scale;
  const title = 'Distribution of the bid-ask spread';
  return {
    name: 'spread-distribution',
    title,
    caption:
      'Each line rises from spreads that are rarely undercut to those that are seldom exceeded: at its height over a spread, that share of the two-sided time had this spread or a narrower one. The line further to the left is the tighter market.',
    figure: {
      data: runs.map(staircase),
      layout: {
        template: TEMPLATE,
        title: { text: title },
        hovermode: 'closest',
        showlegend: true,
        xaxis: { title: { text: `Spread (${plotText(currency)})` }, rangemode: 'tozero', nticks: 9 },
        yaxis: { title: { text: 'Share of the time (%)' }, range: [0, 100] },
      },
    },
    table: {
      columns: ['Share of the time', ...runs.map(({ label }) => `${label} (${currency})`)],
      rows: TABLE_SHARES.map((share) => [
        formatPercent(share, 0),
        ...runs.map(({ metrics: { quotes, scale } }) =>
          formatNumber(quotes.spreadQuantile(share) * scale.tick, scale.priceDecimals),
        ),
      ]),
    },
  };
}

/** A spread stands once, with the greatest share that reaches it. */
function staircase({ label, metrics: { quotes, scale }, style }: ComparedRun): PlotlyTrace {
  const shareBySpread = new Map<number | null, number | null>();
  for (const share of DRAWN_SHARES) {
    const spread = roundTo(quotes.spreadQuantile(share) * scale.tick, scale.priceDecimals);
    if (spread !== null) shareBySpread.set(spread, roundTo(share * 100, 1));
  }
  return {
    type: 'scatter',
    mode: 'lines',
    name: plotText(label),
    x: [...shareBySpread.keys()],
    y: [...shareBySpread.values()],
    line: { color: style.color, dash: style.dash, width: 1.6, shape: 'hv' },
  };
}
