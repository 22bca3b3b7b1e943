import { HOPS } from '../metrics/latencyHops.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { durationAxis, durationPoint, roundTime } from './durationAxis.ts';
import { formatNumber } from './numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, KIND_COLOURS } from './style.ts';

const PERCENTILES = [0.01, 0.5, 0.9, 0.99] as const;
const [LOW, MEDIAN, HIGH, HIGHEST] = PERCENTILES;
const ROUND_TRIP = HOPS.length - 1;

/** From order sent to acknowledged: how long each stretch of the way took, by kind of trader. */
export function latencyFigure(metrics: RunMetrics): ReportFigure {
  const { latency, kinds, manifest } = metrics;
  const ns = manifest.timeResolutionNs;
  const timed = kinds.names.map((_, kind) => kind).filter((kind) => latency.byKind[kind][0].total > 0);
  const hops = HOPS.map((_, hop) => hop).filter((hop) =>
    timed.some((kind) => latency.byKind[kind][hop].greatest > 0),
  );
  const all = timed.flatMap((kind) => hops.map((hop) => latency.byKind[kind][hop]));
  const least = Math.min(...all.map((times) => times.quantile(LOW))) * ns;
  const greatest = Math.max(...all.map((times) => times.greatest)) * ns;
  const skipped = hops.includes(1) ? '' : ' In the venue itself an order took no simulated time.';
  return composeFigure({
    name: 'latency-per-hop',
    title: 'Latency per hop',
    caption: `How long orders took to the venue, back to the trader, and in all, for ${formatNumber(latency.orders)} timed orders: the line reaches from the 1st to the 99th percentile, the dot is the median, the ring the 90th percentile, the tick the longest. ${slowest(metrics, timed)}${skipped}`,
    data: timed.flatMap((kind, i) =>
      kindTraces(metrics, kind, hops, (i - (timed.length - 1) / 2) / (timed.length + 1)),
    ),
    layout: {
      hovermode: 'closest',
      xaxis: durationAxis('Time', least, greatest),
      yaxis: {
        tickvals: hops.map((_, row) => row),
        ticktext: hops.map((hop) => sentence(HOPS[hop])),
        range: [hops.length - 0.5, -0.5],
        showgrid: false,
        zeroline: false,
        ticks: '',
      },
    },
    table: latencyTable(metrics, timed),
  });
}

/** Lines, medians, 90th percentiles and longest of one kind, a little above or below the others'. */
function kindTraces(
  metrics: RunMetrics,
  kind: number,
  hops: readonly number[],
  offset: number,
): PlotlyTrace[] {
  const { latency, kinds, manifest } = metrics;
  const ns = manifest.timeResolutionNs;
  const color = KIND_COLOURS[kind % KIND_COLOURS.length];
  const of = (hop: number, p: number) => latency.byKind[kind][hop].quantile(p) * ns;
  const y = hops.map((_, row) => Math.round((row + offset) * 1000) / 1000);
  const marks = (
    name: string,
    p: number,
    marker: PlotlyTrace['marker'],
    showlegend: boolean,
  ): PlotlyTrace => ({
    type: 'scatter',
    mode: 'markers',
    name: plotText(kinds.names[kind]),
    legendgroup: `kind-${kind}`,
    showlegend,
    x: hops.map((hop) => durationPoint(of(hop, p))),
    y,
    text: hops.map((hop) => `${name} ${HOPS[hop]}: ${roundTime(of(hop, p))}`),
    hoverinfo: 'name+text',
    marker,
  });
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: plotText(kinds.names[kind]),
      legendgroup: `kind-${kind}`,
      showlegend: false,
      hoverinfo: 'skip',
      x: hops.flatMap((hop) => [durationPoint(of(hop, LOW)), durationPoint(of(hop, HIGHEST)), null]),
      y: y.flatMap((at) => [at, at, null]),
      line: { color, width: 2 },
    },
    marks('Median', MEDIAN, { color, size: 10 }, true),
    marks('90 %', HIGH, { color: COLOUR.paper, size: 8, line: { color, width: 2 } }, false),
    marks('Longest', 1, { color, size: 9, symbol: 'line-ns-open', line: { width: 2 } }, false),
  ];
}

function slowest({ latency, kinds, manifest }: RunMetrics, timed: readonly number[]): string {
  const median = (kind: number) =>
    latency.byKind[kind][ROUND_TRIP].quantile(MEDIAN) * manifest.timeResolutionNs;
  const ranked = timed.toSorted((a, b) => median(a) - median(b));
  const [first, last] = [ranked[0], ranked[ranked.length - 1]];
  const words = (kind: number) => `${kinds.names[kind]} with ${roundTime(median(kind))}`;
  if (first === last) return `The median round trip of ${words(first)}.`.replace(' with ', ' was ');
  return `In the median, the shortest round trip is that of ${words(first)}, the longest that of ${words(last)}.`;
}

function latencyTable({ latency, kinds, manifest }: RunMetrics, timed: readonly number[]): FigureTable {
  return {
    columns: ['Kind', 'Hop', 'Orders', ...PERCENTILES.map((p) => `${p * 100} % within`), 'Longest'],
    rows: timed.flatMap((kind) =>
      HOPS.map((hop, i) => {
        const times = latency.byKind[kind][i];
        const cells = [...PERCENTILES, 1].map((p) =>
          roundTime(times.quantile(p) * manifest.timeResolutionNs),
        );
        return [kinds.names[kind], sentence(hop), formatNumber(times.total), ...cells];
      }),
    ),
  };
}

function sentence(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
