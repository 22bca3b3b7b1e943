import type { RunMetrics } from '../../metrics/runMetrics.ts';
import type { InstrumentWelfare } from '../../metrics/welfare/instrumentWelfare.ts';
import type { TraderSurplus } from '../../metrics/welfare/traderSurplus.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR, KIND_COLOURS } from '../style.ts';
import { shownWelfare } from './valueCurvesFigure.ts';

/** Dots of a kind, at most: every n-th of more. */
const DOTS = 300;

/** The traders of one kind with their surplus. */
interface KindSurplus {
  readonly kind: string;
  readonly color: string;
  readonly traders: readonly TraderSurplus[];
}

/** What each trader got of the surplus, against what the competitive equilibrium would have given it. */
export function surplusFigure(metrics: RunMetrics): ReportFigure {
  const { scale, kinds } = metrics;
  const welfare = shownWelfare(metrics) as InstrumentWelfare;
  const groups = kinds.names
    .map((kind, i): KindSurplus => {
      const traders = welfare.traders.filter(({ account }) => kinds.of(account) === i);
      return { kind, color: KIND_COLOURS[i % KIND_COLOURS.length], traders };
    })
    .filter(({ traders }) => traders.length > 0);
  const amount = (tickLots: number) => tickLots * scale.minorPerTickLot * 10 ** -scale.currencyScale;
  const money = (tickLots: number) => formatNumber(amount(tickLots), scale.currencyScale);
  const most = amount(Math.max(...welfare.traders.map(({ possible }) => possible)));
  const sum = (traders: readonly TraderSurplus[], of: (trader: TraderSurplus) => number) =>
    traders.reduce((all, trader) => all + of(trader), 0);
  const { intramarginalLoss, extramarginalLoss, dispersion } = welfare;
  return composeFigure({
    name: 'welfare-surplus',
    title: `Surplus of each trader in ${scale.symbol}`,
    caption: `What each trader got, against what it would have got at the equilibrium price: on the line the same, above it more. Lots that should have traded and did not cost ${money(intramarginalLoss)} ${scale.currency}, lots that should not have and did ${money(extramarginalLoss)}; a trader's surplus lay ${money(dispersion)} from its part in the equilibrium (root mean square). Those without values of their own stand at 0, their lots valued at the ${welfare.hasFundamental ? 'fundamental value' : 'last mid'}.`,
    data: [
      ...groups.map((group) => dots(group, metrics, amount)),
      {
        type: 'scatter',
        mode: 'lines',
        name: 'As in the equilibrium',
        x: [0, roundTo(most, scale.currencyScale)],
        y: [0, roundTo(most, scale.currencyScale)],
        hoverinfo: 'skip',
        line: { color: COLOUR.muted, width: 1, dash: 'dot' },
      },
    ],
    layout: {
      hovermode: 'closest',
      xaxis: { title: { text: `Surplus in the equilibrium (${plotText(scale.currency)})` }, zeroline: true },
      yaxis: { title: { text: `Surplus realised (${plotText(scale.currency)})` }, zeroline: true, nticks: 7 },
    },
    table: {
      columns: [
        'Kind',
        'Traders',
        ...['Realised', 'In the equilibrium'].map((part) => `${part} (${scale.currency})`),
        'Share of what was realised',
      ],
      rows: groups.map(({ kind, traders }) => {
        const realised = sum(traders, (trader) => trader.realised);
        return [
          kind,
          formatNumber(traders.length),
          money(realised),
          money(sum(traders, ({ possible }) => possible)),
          formatPercent(realised / welfare.realised),
        ];
      }),
    },
  });
}

function dots(
  { kind, color, traders }: KindSurplus,
  { manifest, scale }: RunMetrics,
  amount: (tickLots: number) => number,
): PlotlyTrace {
  const every = Math.ceil(traders.length / DOTS);
  const shown = traders.filter((_, i) => i % every === 0);
  const values = (of: (trader: TraderSurplus) => number) =>
    shown.map((trader) => roundTo(amount(of(trader)), scale.currencyScale));
  return {
    type: 'scatter',
    mode: 'markers',
    name: plotText(kind),
    x: values(({ possible }) => possible),
    y: values(({ realised }) => realised),
    text: shown.map(({ account }) => plotText(manifest.actors[account].name)),
    marker: { color, size: shown.length > 30 ? 6 : 9, opacity: 0.8 },
  };
}
