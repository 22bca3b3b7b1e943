import type { InstrumentScale } from '../../metrics/instrumentScale.ts';
import { durationName } from '../../metrics/numbers/qualityNumbers.ts';
import type { HorizonCosts } from '../../metrics/quality/tradeCosts.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { FigureTable, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

/** Digits more than prices have. */
const EXTRA = 2;

/** A horizon of the measure with its name, and its costs. */
interface NamedHorizon {
  readonly name: string;
  readonly costs: HorizonCosts;
}

/** Whether any trade had a quote both when it was made and at a horizon. */
export function hasSpreadSplit({ quality }: RunMetrics): boolean {
  return quality.costs.horizons.some(({ all }) => all.trades > 0);
}

/** What takers paid at each horizon: what makers kept, and what the price moved against them. */
export function spreadSplitFigure(metrics: RunMetrics): ReportFigure {
  const { quality, scale, quoteStatistics } = metrics;
  const { atTrade, withoutQuote } = quality.costs;
  const decimals = scale.priceDecimals + EXTRA;
  const named = quality.costs.horizons
    .map((costs, i): NamedHorizon => ({ name: durationName(quality.settings.horizonsNs[i]), costs }))
    .filter(({ costs }) => costs.all.trades > 0);
  const mean = (lots: number, { costs }: NamedHorizon) => (lots / costs.all.lots) * scale.tick;
  const money = (value: number) => formatNumber(value, decimals);
  const effective = money((atTrade.effectiveLots / atTrade.lots) * scale.tick);
  const last = named[named.length - 1];
  const impact = money(mean(last.costs.all.impactLots, last));
  const x = named.map(({ name }) => name);
  const bar = (label: string, color: string, value: (horizon: NamedHorizon) => number) =>
    ({
      type: 'bar',
      name: label,
      x,
      y: named.map((horizon) => roundTo(value(horizon), decimals)),
      marker: { color },
    }) as const;
  const left =
    withoutQuote > 0 ? `; ${formatNumber(withoutQuote)} met a book with an empty side and are left out` : '';
  return composeFigure({
    name: 'quality-spreads',
    title: `What taking cost in ${scale.symbol}, and who kept it`,
    caption: `Effective spread, twice the distance of a trade from the mid before it, as the sum of what makers kept (realised spread) and what the mid moved towards the trade (price impact), weighted by quantity. Takers paid ${effective} ${scale.currency}, where the spread quoted was ${money(quoteStatistics.meanSpread * scale.tick)} on average; after ${last.name} the mid had moved ${impact}${left}.`,
    data: [
      bar('Realised spread: kept by makers', COLOUR.bid, (horizon) =>
        mean(horizon.costs.all.realisedLots, horizon),
      ),
      bar('Price impact: lost to what came after', COLOUR.ask, (horizon) =>
        mean(horizon.costs.all.impactLots, horizon),
      ),
      {
        type: 'scatter',
        mode: 'markers',
        name: 'Effective spread',
        x,
        y: named.map((horizon) => roundTo(mean(horizon.costs.all.effectiveLots, horizon), decimals)),
        marker: { color: COLOUR.ink, size: 11, symbol: 'line-ew-open', line: { width: 2.5 } },
      },
    ],
    layout: {
      barmode: 'relative',
      bargap: 0.55,
      xaxis: { type: 'category', title: { text: 'Time after the trade' } },
      yaxis: { title: { text: `Twice the distance from mid (${plotText(scale.currency)})` }, zeroline: true },
    },
    table: splitTable(named, scale),
  });
}

function splitTable(named: readonly NamedHorizon[], scale: InstrumentScale): FigureTable {
  const parts = ['Effective', 'Realised', 'Impact'];
  return {
    columns: [
      'After',
      'Trades',
      ...parts.map((part) => `${part} (${scale.currency})`),
      ...parts.map((part) => `${part}, per trade`),
      'No mid then',
      'Log ended',
    ],
    rows: named.map(({ name, costs }) => {
      const { trades, lots, ...sums } = costs.all;
      const byLot = [sums.effectiveLots, sums.realisedLots, sums.impactLots].map((sum) => sum / lots);
      const byTrade = [sums.effective, sums.realised, sums.impact].map((sum) => sum / trades);
      return [
        name,
        formatNumber(trades),
        ...[...byLot, ...byTrade].map((ticks) =>
          formatNumber(ticks * scale.tick, scale.priceDecimals + EXTRA),
        ),
        formatNumber(costs.withoutQuote),
        formatNumber(costs.beyondEnd),
      ];
    }),
  };
}
