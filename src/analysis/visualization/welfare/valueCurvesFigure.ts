import { BUY } from '../../../core/models/side.ts';
import type { InstrumentScale } from '../../metrics/instrumentScale.ts';
import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { bestFirst } from '../../metrics/welfare/competitiveEquilibrium.ts';
import type { InstrumentWelfare } from '../../metrics/welfare/instrumentWelfare.ts';
import type { ValueStep } from '../../metrics/welfare/valueSchedules.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, formatPercent, roundTo } from '../numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';

/** Corners of a curve, and rows of the table, at most. */
const CORNERS = 400;
const ROWS = 20;

/** Welfare of the instrument shown, where both sides of it have values. */
export function shownWelfare({ welfare, instrument }: RunMetrics): InstrumentWelfare | undefined {
  return welfare.find(({ place, equilibrium }) => place === instrument && !Number.isNaN(equilibrium.price));
}

/** Demand and supply by the traders' values, and the trades in the order in which they were made. */
export function valueCurvesFigure(metrics: RunMetrics): ReportFigure {
  const { scale } = metrics;
  const { steps, dots, equilibrium, efficiency, alpha, hasFundamental } = shownWelfare(
    metrics,
  ) as InstrumentWelfare;
  const money = (ticks: number) => formatNumber(ticks * scale.tick, scale.priceDecimals + 1);
  const lots = (quantity: number) => formatNumber(quantity * scale.lot, scale.quantityDecimals);
  const less = hasFundamental ? ' less the fundamental' : '';
  return composeFigure({
    name: 'welfare-curves',
    title: `Values of ${scale.symbol}: demand, supply and what was traded`,
    caption: `Values of buyers from the highest and costs of sellers from the lowest${hasFundamental ? ', as distances from the fundamental value at their moment' : ''}; they cross at ${money(equilibrium.price)} ${scale.currency} and ${lots(equilibrium.lots)} traded. Dots are the trades in their order. ${formatPercent(efficiency)} of the surplus to be had was realised, at prices ${formatNumber(alpha, 2)} % about the equilibrium.`,
    data: [
      curve('Demand: values of buyers', bestFirst(steps, BUY), COLOUR.bid, scale),
      curve('Supply: costs of sellers', bestFirst(steps, 1 - BUY), COLOUR.ask, scale),
      {
        type: 'scatter',
        mode: 'markers',
        name: 'Trades, in their order',
        x: dots.map((trade) => roundTo(trade.lots * scale.lot, scale.quantityDecimals + 1)),
        y: dots.map((trade) => roundTo(trade.price * scale.tick, scale.priceDecimals + 2)),
        marker: { color: COLOUR.green, size: 4, opacity: 0.7 },
      },
      {
        type: 'scatter',
        mode: 'markers',
        name: 'Competitive equilibrium',
        x: [roundTo(equilibrium.lots * scale.lot, scale.quantityDecimals)],
        y: [roundTo(equilibrium.price * scale.tick, scale.priceDecimals + 2)],
        marker: { color: COLOUR.ink, size: 9 },
      },
    ],
    layout: {
      hovermode: 'closest',
      xaxis: { title: { text: 'Quantity, added up' }, rangemode: 'tozero', nticks: 8 },
      yaxis: { title: { text: `Value or price${less} (${plotText(scale.currency)})` }, nticks: 7 },
    },
    table: curvesTable(steps, scale),
  });
}

/** Values against the quantity that has one at least as good: a step down for buyers, up for sellers. */
function curve(
  name: string,
  steps: readonly ValueStep[],
  color: string,
  scale: InstrumentScale,
): PlotlyTrace {
  const price = ({ value }: ValueStep) => roundTo(value * scale.tick, scale.priceDecimals + 2);
  const every = Math.ceil(steps.length / CORNERS);
  const [x, y]: [(number | null)[], (number | null)[]] = [[], []];
  let sum = 0;
  steps.forEach((step, i) => {
    if (i % every === 0) {
      x.push(roundTo(sum * scale.lot, scale.quantityDecimals));
      y.push(price(step));
    }
    sum += step.lots;
  });
  const last = steps.at(-1);
  if (last !== undefined) {
    x.push(roundTo(sum * scale.lot, scale.quantityDecimals));
    y.push(price(last));
  }
  return { type: 'scatter', mode: 'lines', name, x, y, line: { color, width: 2, shape: 'hv' } };
}

/** The values at evenly spaced quantities. */
function curvesTable(steps: readonly ValueStep[], scale: InstrumentScale): FigureTable {
  const sides = [bestFirst(steps, BUY), bestFirst(steps, 1 - BUY)];
  const total = (side: readonly ValueStep[]) => side.reduce((sum, { lots }) => sum + lots, 0);
  const most = Math.max(...sides.map(total));
  const rows = Math.min(ROWS, most);
  const valueAt = (side: readonly ValueStep[], lot: number) => {
    let sum = 0;
    const found = side.find(({ lots }) => {
      sum += lots;
      return sum >= lot;
    });
    return found?.value ?? Number.NaN;
  };
  return {
    columns: ['Quantity', `Value to a buyer (${scale.currency})`, `Cost to a seller (${scale.currency})`],
    rows: Array.from({ length: rows }, (_, i) => {
      const lot = Math.max(1, Math.round(((i + 1) * most) / rows));
      return [
        formatNumber(lot * scale.lot, scale.quantityDecimals),
        ...sides.map((side) => formatNumber(valueAt(side, lot) * scale.tick, scale.priceDecimals + 1)),
      ];
    }),
  };
}
