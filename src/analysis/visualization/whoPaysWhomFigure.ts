import type { RunMetrics } from '../metrics/runMetrics.ts';
import { composeFigure } from './composeFigure.ts';
import { formatNumber, roundTo } from './numbers.ts';
import type { FigureTable, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { PROFIT_COLOURS } from './style.ts';

/** What each kind of agent gained from its trades with each other kind, marked at the end. */
export function whoPaysWhomFigure(metrics: RunMetrics): ReportFigure {
  const { kinds, profitFlows, marks, scale } = metrics;
  const factor = 10 ** -scale.currencyScale;
  const numbers = kinds.names.map((_, kind) => kind);
  const gains = numbers.map((who) => numbers.map((from) => profitFlows.gain(who, from, marks)));
  // A mid price may lie between two ticks, and a gain between two minor units.
  const whole = gains.flat().every(Number.isInteger);
  const decimals = scale.currencyScale + (whole ? 0 : 1);
  const money = (minor: number) => formatNumber(minor * factor, decimals);
  const largest = Math.max(1, ...gains.flat().map(Math.abs));
  const names = kinds.names.map((name) => plotText(name));
  return composeFigure({
    name: 'who-pays-whom',
    title: 'Who pays whom',
    caption: `A row is what a kind gained (blue) or lost (orange) in its trades with the kind of each column, every lot marked at the price at the end, before fees. What one gains the other loses, so all cells add up to zero. ${largestFlow(metrics, gains, money)}`,
    data: [
      {
        type: 'heatmap',
        name: 'Gain',
        x: names,
        y: names,
        z: gains.map((row) => row.map((gain) => roundTo(gain * factor, decimals))),
        text: gains.map((row, who) => row.map((gain, from) => (who === from ? '·' : money(gain)))),
        texttemplate: '%{text}',
        hovertemplate: `%{y} from %{x}: %{text} ${plotText(scale.currency)}<extra></extra>`,
        zmin: roundTo(-largest * factor, scale.currencyScale),
        zmax: roundTo(largest * factor, scale.currencyScale),
        colorscale: PROFIT_COLOURS,
        showscale: false,
        xgap: 2,
        ygap: 2,
      },
    ],
    layout: {
      hovermode: 'closest',
      xaxis: {
        type: 'category',
        title: { text: `… from its trades with (${plotText(scale.currency)})` },
        showgrid: false,
        ticks: '',
      },
      yaxis: {
        type: 'category',
        title: { text: 'Gain of …' },
        autorange: 'reversed',
        showgrid: false,
        ticks: '',
      },
    },
    table: gainTable(metrics, gains, money),
  });
}

function gainTable(
  { kinds, profitFlows, marks, scale }: RunMetrics,
  gains: readonly (readonly number[])[],
  money: (minor: number) => string,
): FigureTable {
  const from = kinds.names.map((name) => `From ${name}`);
  return {
    columns: ['Kind', ...from, 'Before fees', 'Fees', `Profit (${scale.currency})`],
    rows: gains.map((row, who) => {
      const fees = profitFlows.fees(who);
      const profit = profitFlows.profit(who, marks);
      const listed = formatNumber(profit * 10 ** -scale.currencyScale, scale.currencyScale);
      return [kinds.names[who], ...row.map(money), money(profit + fees), money(fees), listed];
    }),
  };
}

function largestFlow(
  { kinds, scale }: RunMetrics,
  gains: readonly (readonly number[])[],
  money: (minor: number) => string,
): string {
  let [winner, loser] = [0, 0];
  gains.forEach((row, who) => {
    row.forEach((gain, from) => {
      if (gain > gains[winner][loser]) [winner, loser] = [who, from];
    });
  });
  if (winner === loser) return 'Nothing changed hands between kinds.';
  const name = kinds.names[winner];
  return `The most went to ${name} from ${kinds.names[loser]}: ${money(gains[winner][loser])} ${scale.currency}.`;
}
