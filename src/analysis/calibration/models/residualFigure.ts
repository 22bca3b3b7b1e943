import { log } from '../../../core/utils/math/log.ts';
import { composeFigure } from '../../visualization/composeFigure.ts';
import { formatNumber, rounded } from '../../visualization/numbers.ts';
import type { ReportFigure } from '../../visualization/plotlyFigure.ts';

const QUANTILES = 99;
const SHOWN = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Rescaled waiting times against the exponential law that they have where the model is true: quantile by quantile. */
export function residualFigure(names: readonly string[], gaps: readonly Float64Array[]): ReportFigure {
  const shares = Array.from({ length: QUANTILES }, (_, i) => (i + 0.5) / QUANTILES);
  const expected = shares.map((share) => -log(1 - share));
  const sorted = gaps.map((values) => values.toSorted());
  const at = (values: Float64Array, share: number) => values[Math.floor(share * values.length)] ?? Number.NaN;
  const longest = expected[expected.length - 1];
  return composeFigure({
    name: 'residuals',
    title: 'Waiting times in the time of the model',
    caption:
      'Quantiles of the rescaled waiting times of each kind against those of the exponential law. On the line the model tells when events come; above it they wait longer than the model says, below it they crowd.',
    data: [
      {
        type: 'scatter',
        name: 'Exponential',
        mode: 'lines',
        x: [0, longest],
        y: [0, longest],
        line: { dash: 'dot', width: 1 },
      },
      ...names.map((name, i) => ({
        type: 'scatter' as const,
        name,
        mode: 'lines',
        x: rounded(Float64Array.from(expected), 4),
        y: rounded(
          Float64Array.from(shares, (share) => at(sorted[i], share)),
          4,
        ),
      })),
    ],
    layout: {
      xaxis: { title: { text: 'Quantile of the exponential law' } },
      yaxis: { title: { text: 'Quantile of the waiting times' } },
    },
    table: {
      columns: ['Share', 'Exponential', ...names],
      rows: SHOWN.map((share) => [
        formatNumber(share, 2),
        formatNumber(-log(1 - share), 3),
        ...sorted.map((values) => formatNumber(at(values, share), 3)),
      ]),
    },
  });
}
