import type { SelfishLine } from '../../consensus/selfishShares.ts';
import { selfishRevenue } from '../../theory/selfishMining.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';

const DIGITS = 5;
/** Points of a drawn formula. */
const STEPS = 50;
const HALF = 0.5;

/** A selfish pool's share of the chain over its power, beside equation 8 of Eyal and Sirer. */
export function selfishFigure(lines: readonly SelfishLine[]): ReportFigure {
  const grid = Array.from({ length: STEPS }, (_, i) => (HALF * i) / STEPS);
  return composeFigure({
    name: 'mining-selfish-share',
    title: 'What a selfish pool earns',
    caption:
      "Share of the chain's blocks that are the pool's, with 95 % intervals over seeds; lines are equation 8 of Eyal and Sirer (2014). Above the diagonal it pays to be selfish. Gamma is the share of honest power that follows the pool in a race.",
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        name: 'honest mining',
        x: [0, HALF],
        y: [0, HALF],
        line: { color: COLOUR.muted, dash: 'dot', width: 1.2 },
      },
      ...lines.flatMap((line, i) => tracesOf(line, grid, i)),
    ],
    layout: {
      hovermode: 'closest',
      xaxis: { title: { text: "The pool's share of power" }, range: [0, HALF] },
      yaxis: { title: { text: "The pool's share of the chain" }, range: [0, 1] },
    },
    table: {
      columns: ['Gamma', 'Power', 'Share', '95 % interval', 'Formula'],
      rows: lines.flatMap(({ gamma, points }) =>
        points.map(({ power, share, interval, formula }) => [
          formatNumber(gamma, 2),
          formatNumber(power, 3),
          formatNumber(share, 4),
          `${formatNumber(interval.low, 4)} to ${formatNumber(interval.high, 4)}`,
          formatNumber(formula, 4),
        ]),
      ),
    },
  });
}

function tracesOf({ gamma, points }: SelfishLine, grid: readonly number[], place: number): PlotlyTrace[] {
  const { color, dash, symbol } = runStyle(place);
  const name = `gamma ${gamma}`;
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: `${name}, formula`,
      x: grid.map((power) => roundTo(power, DIGITS)),
      y: grid.map((power) => roundTo(selfishRevenue(power, gamma), DIGITS)),
      line: { color, dash, width: 1.4 },
      showlegend: false,
      hoverinfo: 'skip',
    },
    {
      type: 'scatter',
      mode: 'markers',
      name,
      x: points.map(({ power }) => roundTo(power, DIGITS)),
      y: points.map(({ share }) => roundTo(share, DIGITS)),
      error_y: {
        type: 'data',
        array: points.map(({ share, interval }) => roundTo(interval.high - share, DIGITS)),
        thickness: 1.3,
        width: 3,
        color,
      },
      marker: { size: 8, color, symbol },
    },
  ];
}
