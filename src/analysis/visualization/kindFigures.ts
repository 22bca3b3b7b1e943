import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { roundTime } from './durationAxis.ts';
import { timeTable } from './figureTable.ts';
import { formatNumber, formatPercent, rounded } from './numbers.ts';
import type { PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { KIND_COLOURS } from './style.ts';
import { timeAxis } from './timeAxis.ts';
import { lineTrace } from './traces.ts';

/** Who trades with whom's liquidity: quantity taken by each kind above the line, provided by it below. */
export function volumeByKindFigure(metrics: RunMetrics): ReportFigure {
  const { activity, kinds, scale, manifest } = metrics;
  const { buckets, made, taken, counts } = activity;
  const axis = timeAxis(buckets, manifest.timeResolutionNs);
  const decimals = scale.quantityDecimals;
  const bars = (kind: number, lots: Float64Array, sign: number): PlotlyTrace => ({
    ...axis.atMiddles(buckets),
    type: 'bar',
    name: plotText(kinds.names[kind]),
    legendgroup: `kind-${kind}`,
    showlegend: sign > 0,
    y: rounded(lots, decimals, sign * scale.lot),
    marker: { color: KIND_COLOURS[kind % KIND_COLOURS.length], line: { width: 0 } },
  });
  const total = metrics.trades.volume;
  const most = (of: (kind: number) => number) => {
    const best = kinds.names.map((_, kind) => kind).reduce((a, b) => (of(b) > of(a) ? b : a), 0);
    return `${kinds.names[best] ?? 'nobody'} (${formatPercent(of(best) / total, 0)})`;
  };
  const traded = total > 0 && kinds.count > 0;
  const text = (lots: number) => formatNumber(lots * scale.lot, decimals);
  return composeFigure({
    name: 'volume-by-kind',
    title: `Volume in ${scale.symbol} by kind of agent`,
    caption: `Above zero the quantity that each kind took, below zero what its resting orders provided, in slices of ${roundTime(buckets.width * manifest.timeResolutionNs)}; both sides are equally tall. ${traded ? `Most was taken by ${most((kind) => counts[kind].quantityTaken)}, most was provided by ${most((kind) => counts[kind].quantityMade)}.` : 'Nothing was traded.'}`,
    data: kinds.names.flatMap((_, kind) => [bars(kind, taken[kind], 1), bars(kind, made[kind], -1)]),
    layout: {
      barmode: 'relative',
      bargap: 0.12,
      xaxis: axis.layout,
      yaxis: { title: { text: 'Provided (−) and taken (+)' }, tickformat: ',', zeroline: true },
    },
    table: {
      columns: [
        'Kind',
        'Agents',
        'Quantity taken',
        'Quantity provided',
        'Share of taking',
        'Share of providing',
      ],
      rows: kinds.names.map((name, kind) => [
        name,
        formatNumber(kinds.agents[kind]),
        text(counts[kind].quantityTaken),
        text(counts[kind].quantityMade),
        formatPercent(counts[kind].quantityTaken / total),
        formatPercent(counts[kind].quantityMade / total),
      ]),
    },
  });
}

/** What each kind has bought since the start, less what it sold. */
export function inventoryByKindFigure(metrics: RunMetrics): ReportFigure {
  const { kindSeries, kinds, scale, agentBuckets: buckets } = metrics;
  const axis = timeAxis(buckets, metrics.manifest.timeResolutionNs);
  const decimals = scale.quantityDecimals;
  const { inventory } = kindSeries;
  const peak = (kind: number) => inventory[kind].reduce((most, lots) => Math.max(most, Math.abs(lots)), 0);
  const widest = kinds.names.map((_, kind) => kind).reduce((a, b) => (peak(b) > peak(a) ? b : a), 0);
  const text = (lots: number) => formatNumber(lots * scale.lot, decimals);
  const who =
    kinds.count === 0
      ? ''
      : ` ${sentence(kinds.names[widest])} went furthest from where it began, by ${text(peak(widest))}.`;
  return composeFigure({
    name: 'inventory-by-kind',
    title: `Inventories in ${scale.symbol} by kind of agent`,
    caption: `What all agents of a kind bought since the start less what they sold, opening positions left out; at every moment the lines add up to zero.${who}`,
    data: kinds.names.map((name, kind) =>
      lineTrace(
        axis.atEnds(buckets),
        plotText(name),
        rounded(inventory[kind], decimals, scale.lot),
        KIND_COLOURS[kind % KIND_COLOURS.length],
        1.6,
      ),
    ),
    layout: {
      xaxis: axis.layout,
      yaxis: { title: { text: 'Bought less sold (quantity)' }, tickformat: ',', zeroline: true },
    },
    table: timeTable(buckets, ['Until', ...kinds.names], (i) => [
      axis.text(buckets.endOf(i)),
      ...inventory.map((lots) => text(lots[i])),
    ]),
  });
}

function sentence(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
