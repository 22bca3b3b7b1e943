import { type KindProfit, profitByKind } from '../metrics/profitByKind.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, roundTo } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, TEMPLATE } from './style.ts';

/** Who earned from whom: profit at the end, summed over each kind of agent. */
export function profitByKindFigure(metrics: RunMetrics): ReportFigure {
  const { scale } = metrics;
  const kinds = profitByKind(metrics);
  const factor = 10 ** -scale.currencyScale;
  const money = (minor: number) => formatNumber(minor * factor, scale.currencyScale);
  const fees = kinds.reduce((sum, kind) => sum + kind.fees, 0);
  const title = 'Profit by kind of agent';
  return {
    name: 'profit-by-kind',
    title,
    caption: `Trading only moves money: the profits of all kinds add up to minus the fees paid, ${money(-fees)} ${scale.currency}.${extremes(kinds, money, scale.currency)}`,
    figure: {
      data: [
        {
          type: 'bar',
          name: 'Profit',
          orientation: 'h',
          y: kinds.map((kind) => `${plotText(kind.kind)} (${formatNumber(kind.agents)})`),
          x: kinds.map((kind) => roundTo(kind.profit * factor, scale.currencyScale)),
          text: kinds.map((kind) => money(kind.profit)),
          textposition: 'auto',
          cliponaxis: false,
          hoverinfo: 'none',
          marker: { color: kinds.map((kind) => (kind.profit < 0 ? COLOUR.ask : COLOUR.bid)) },
        },
      ],
      layout: {
        template: TEMPLATE,
        title: { text: title },
        hovermode: 'closest',
        bargap: 0.35,
        xaxis: {
          title: { text: `Profit at the end (${plotText(scale.currency)})` },
          zeroline: true,
          tickformat: ',',
          nticks: 7,
        },
        yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
      },
    },
    table: {
      columns: [
        'Kind',
        'Agents',
        ...['Profit', 'Realised', 'Unrealised', 'Fees', 'Profit per agent'].map(
          (n) => `${n} (${scale.currency})`,
        ),
      ],
      rows: kinds.map((kind) => row(kind, money)),
    },
  };
}

/** Who gained most and who lost most, where somebody did. */
function extremes(kinds: readonly KindProfit[], money: (minor: number) => string, currency: string): string {
  const [first, last] = [kinds[0], kinds.at(-1)];
  const won =
    first !== undefined && first.profit > 0 ? `${first.kind} earned most, ${money(first.profit)}` : '';
  const lost = last !== undefined && last.profit < 0 ? `${last.kind} lost most, ${money(-last.profit)}` : '';
  const found = [won, lost].filter((words) => words !== '').join('; ');
  return found === '' ? '' : ` Here ${found} ${currency}.`;
}

function row(kind: KindProfit, money: (minor: number) => string): string[] {
  const { realised, unrealised, fees, profit, agents } = kind;
  return [
    kind.kind,
    formatNumber(agents),
    ...[profit, realised, unrealised, fees, profit / agents].map(money),
  ];
}
