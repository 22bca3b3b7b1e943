import { type KindProfit, profitByKind } from '../../metrics/profitByKind.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { TEMPLATE } from '../style.ts';
import type { ComparedRun } from './comparedRun.ts';

/** Profit at the end by kind of agent, one bar per run. */
export function profitComparisonFigure(runs: readonly ComparedRun[]): ReportFigure {
  const { currency, currencyScale } = runs[0].metrics.scale;
  const factor = 10 ** -currencyScale;
  const byRun = runs.map(({ metrics }) => new Map(profitByKind(metrics).map((kind) => [kind.kind, kind])));
  const kinds = [...new Set(byRun.flatMap((run) => [...run.keys()]))];
  const profit = (kind: KindProfit | undefined) => (kind === undefined ? Number.NaN : kind.profit * factor);
  const bars = ({ label, style }: ComparedRun, i: number): PlotlyTrace => ({
    type: 'bar',
    name: plotText(label),
    x: kinds.map(plotText),
    y: kinds.map((kind) => roundTo(profit(byRun[i].get(kind)), currencyScale)),
    marker: { color: style.color, pattern: { shape: style.pattern, solidity: 0.35 } },
  });
  const title = 'Profit by kind of agent';
  return {
    name: 'profit-by-kind',
    title,
    caption:
      'Profit at the end, marked at the mid, summed over all agents of a kind; within a run the bars add up to minus the fees paid. A kind that a run does not have is left out.',
    figure: {
      data: runs.map(bars),
      layout: {
        template: TEMPLATE,
        title: { text: title },
        barmode: 'group',
        bargap: 0.3,
        hovermode: 'closest',
        showlegend: true,
        xaxis: { type: 'category', title: { text: 'Kind of agent' } },
        yaxis: {
          title: { text: `Profit at the end (${plotText(currency)})` },
          zeroline: true,
          tickformat: ',',
        },
      },
    },
    table: {
      columns: ['Kind', ...runs.flatMap(({ label }) => [`${label}: agents`, `${label} (${currency})`])],
      rows: kinds.map((name) => [
        name,
        ...byRun.flatMap((run) => {
          const kind = run.get(name);
          return [formatNumber(kind?.agents ?? 0), formatNumber(profit(kind), currencyScale)];
        }),
      ]),
    },
  };
}
