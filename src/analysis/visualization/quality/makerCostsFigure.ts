import { durationName } from '../../metrics/numbers/qualityNumbers.ts';
import type { CostSums } from '../../metrics/quality/costSums.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

/** Digits more than prices have. */
const EXTRA = 2;

interface MakerKind {
  readonly kind: string;
  readonly sums: CostSums;
}

/** The horizon shown: the middle one. */
function horizonShown({ quality }: RunMetrics): number {
  return Math.floor(quality.costs.horizons.length / 2);
}

function makerKinds(metrics: RunMetrics): MakerKind[] {
  const costs = metrics.quality.costs.horizons[horizonShown(metrics)];
  if (costs === undefined) return [];
  return costs.byMaker
    .map((sums, i) => ({ kind: metrics.kinds.names[i], sums }))
    .filter(({ sums }) => sums.trades > 0)
    .sort((a, b) => b.sums.lots - a.sums.lots);
}

/** Whether any maker's kind is known of a trade with a quote at the horizon. */
export function hasMakerCosts(metrics: RunMetrics): boolean {
  return makerKinds(metrics).length > 0;
}

/** What each kind of maker earned of the spread, and what adverse selection took of it. */
export function makerCostsFigure(metrics: RunMetrics): ReportFigure {
  const { quality, scale } = metrics;
  const kinds = makerKinds(metrics);
  const after = durationName(quality.settings.horizonsNs[horizonShown(metrics)]);
  const decimals = scale.priceDecimals + EXTRA;
  const mean = (sum: number, { sums }: MakerKind) => (sum / sums.lots) * scale.tick;
  const money = (value: number) => formatNumber(value, decimals);
  const worst = kinds.reduce((a, b) => (mean(b.sums.impactLots, b) > mean(a.sums.impactLots, a) ? b : a));
  const bars = (name: string, color: string, of: (sums: CostSums) => number): PlotlyTrace => ({
    type: 'bar',
    orientation: 'h',
    name,
    y: kinds.map(({ kind }) => plotText(kind)),
    x: kinds.map((kind) => roundTo(mean(of(kind.sums), kind), decimals)),
    marker: { color },
  });
  return composeFigure({
    name: 'quality-makers',
    title: `The spread that makers of ${scale.symbol} earned and lost`,
    caption: `Spread at which each kind's resting orders were filled, as the sum of what it kept ${after} later and what the price had moved against it (adverse selection). The market moved most against ${worst.kind}: ${money(mean(worst.sums.impactLots, worst))} ${scale.currency} of the ${money(mean(worst.sums.effectiveLots, worst))} that it was paid.`,
    data: [
      bars('Kept', COLOUR.bid, (sums) => sums.realisedLots),
      bars('Adverse selection', COLOUR.ask, (sums) => sums.impactLots),
    ],
    layout: {
      barmode: 'relative',
      bargap: 0.45,
      hovermode: 'y unified',
      xaxis: {
        title: { text: `Twice the distance from mid, per unit filled (${plotText(scale.currency)})` },
        zeroline: true,
        nticks: 7,
      },
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: [
        'Maker',
        'Fills',
        'Quantity',
        ...['Effective', 'Kept', 'Adverse selection'].map((part) => `${part} (${scale.currency})`),
      ],
      rows: kinds.map((kind) => {
        const { trades, lots, effectiveLots, realisedLots, impactLots } = kind.sums;
        return [
          kind.kind,
          formatNumber(trades),
          formatNumber(lots * scale.lot, scale.quantityDecimals),
          ...[effectiveLots, realisedLots, impactLots].map((sum) => money(mean(sum, kind))),
        ];
      }),
    },
  });
}
