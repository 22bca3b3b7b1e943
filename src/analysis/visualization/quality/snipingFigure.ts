import { durationName } from '../../metrics/numbers/qualityNumbers.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

/** Rent of one kind of agent from stale quotes, in ticks times lots. */
interface KindRent {
  readonly kind: string;
  earned: number;
  lost: number;
  snipes: number;
}

/** Whether anybody took a stale quote at a gain. */
export function hasSniping({ quality }: RunMetrics): boolean {
  return quality.sniping.fills > 0;
}

/** Who earned from quotes that public news had made stale, and whose quotes they were. */
export function snipingFigure(metrics: RunMetrics): ReportFigure {
  const { quality, scale, survey, manifest } = metrics;
  const { total, fills, changes } = quality.sniping;
  const kinds = rentByKind(metrics);
  const amount = (tickLots: number) => tickLots * scale.minorPerTickLot * 10 ** -scale.currencyScale;
  const money = (tickLots: number) => formatNumber(amount(tickLots), scale.currencyScale + 2);
  const seconds = ((survey.end - survey.start) * manifest.timeResolutionNs) / 1e9;
  const window = durationName(quality.settings.snipingWindowNs);
  const bars = (name: string, color: string, of: (rent: KindRent) => number): PlotlyTrace => ({
    type: 'bar',
    orientation: 'h',
    name,
    y: kinds.map(({ kind }) => plotText(kind)),
    x: kinds.map((rent) => roundTo(amount(of(rent)), scale.currencyScale + 2)),
    marker: { color },
  });
  return composeFigure({
    name: 'quality-sniping',
    title: `Stale quotes of ${scale.symbol}: who picked them off`,
    caption: `Gain of takers on quotes that were older than a change of the value, within ${window} of it, and the loss of the makers, which is the same. In ${formatNumber(changes)} changes ${formatNumber(fills)} fills brought ${money(total)} ${scale.currency}, ${money(total / seconds)} a second.`,
    data: [
      bars('Earned by taking', COLOUR.bid, ({ earned }) => earned),
      bars('Lost on own quotes', COLOUR.ask, ({ lost }) => -lost),
    ],
    layout: {
      barmode: 'relative',
      bargap: 0.45,
      hovermode: 'y unified',
      xaxis: { title: { text: `Rent (${plotText(scale.currency)})` }, zeroline: true, nticks: 7 },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: ['Kind', `Earned (${scale.currency})`, `Lost (${scale.currency})`, 'Fills as taker'],
      rows: kinds.map(({ kind, earned, lost, snipes }) => [
        kind,
        money(earned),
        money(lost),
        formatNumber(snipes),
      ]),
    },
  });
}

function rentByKind({ quality, kinds }: RunMetrics): KindRent[] {
  const rents = kinds.names.map((kind): KindRent => ({ kind, earned: 0, lost: 0, snipes: 0 }));
  const { earned, lost, snipes } = quality.sniping;
  earned.forEach((amount, account) => {
    const rent = rents[kinds.of(account)];
    if (rent === undefined) return;
    rent.earned += amount;
    rent.lost += lost[account];
    rent.snipes += snipes[account];
  });
  return rents
    .filter((rent) => rent.earned > 0 || rent.lost > 0)
    .sort((a, b) => b.earned - b.lost - (a.earned - a.lost));
}
