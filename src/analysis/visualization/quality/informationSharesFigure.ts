import { Listings } from '../../../core/models/listings.ts';
import { durationName } from '../../metrics/numbers/qualityNumbers.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

/** Whether more than one listing has prices that tell themselves apart. */
export function hasInformationShares({ discovery }: RunMetrics): boolean {
  return discovery.shares.length > 1;
}

/** A component share may lie below 0. */
function leftEnd(shares: readonly { readonly component: number }[]): number {
  return Math.min(0, ...shares.map(({ component }) => Math.floor(10 * component) * 10));
}

/** Where the price is found: the part of each listing in what moves it for good. */
export function informationSharesFigure(metrics: RunMetrics): ReportFigure {
  const { discovery, manifest } = metrics;
  const { names } = new Listings(manifest);
  const shares = discovery.shares.map((share) => ({ ...share, name: names[share.place] }));
  const middle = ({ lower, upper }: { readonly lower: number; readonly upper: number }) =>
    (lower + upper) / 2;
  const first = shares.reduce((a, b) => (middle(b) > middle(a) ? b : a));
  const percent = (share: number) => roundTo(100 * share, 2);
  const y = shares.map(({ name }) => plotText(name));
  const step = durationName(discovery.step * manifest.timeResolutionNs);
  return composeFigure({
    name: 'discovery-shares',
    title: `Where the price of ${manifest.instruments[metrics.instrument].symbol} is found`,
    caption: `Information share of each venue's mid (Hasbrouck): its part in the variance of what moves the common price for good, between the bounds that the order of the venues gives; the dot is the component share (Gonzalo and Granger). Most is found at ${first.name}: ${formatPercent(first.lower)} to ${formatPercent(first.upper)}. From ${formatNumber(discovery.samples)} samples ${step} apart.`,
    data: [
      {
        type: 'bar',
        orientation: 'h',
        name: 'Information share, from lower to upper bound',
        y,
        base: shares.map(({ lower }) => percent(lower)),
        x: shares.map(({ lower, upper }) => Math.max(0.4, percent(upper - lower) ?? 0)),
        hoverinfo: 'text',
        text: shares.map(({ lower, upper }) => `${formatPercent(lower)} – ${formatPercent(upper)}`),
        textposition: 'none',
        marker: { color: COLOUR.sky },
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'Component share',
        y,
        x: shares.map(({ component }) => percent(component)),
        marker: { color: COLOUR.ink, size: 9 },
      },
    ],
    layout: {
      bargap: 0.5,
      hovermode: 'y unified',
      xaxis: {
        title: { text: 'Share of price discovery (%)' },
        zeroline: true,
        range: [leftEnd(shares), 100],
      },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: ['Listing', 'Lower bound', 'Upper bound', 'Middle', 'Component share'],
      rows: shares.map((share) => [
        share.name,
        ...[share.lower, share.upper, middle(share), share.component].map((value) => formatPercent(value)),
      ]),
    },
  });
}
