import type { PlotlyTrace } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';
import type { Steps } from './timeAxis.ts';

type Values = readonly (number | null)[];

/** A line over time. */
export function lineTrace(at: Steps, name: string, y: Values, color: string, width = 1.2): PlotlyTrace {
  return { ...at, type: 'scatter', name, mode: 'lines', y, line: { color, width } };
}

/** A shaded band from `low` to `high`; the legend and the pointer know it as one. */
export function bandTraces(at: Steps, name: string, low: Values, high: Values): PlotlyTrace[] {
  const edge = { ...at, type: 'scatter', mode: 'lines', line: { width: 0 }, hoverinfo: 'skip' } as const;
  const [from, to] = withoutGaps(low, high);
  return [
    { ...edge, name: `${name}, from`, y: from, showlegend: false },
    { ...edge, name, y: to, fill: 'tonexty', fillcolor: COLOUR.envelope },
  ];
}

/**
 * Plotly fills across missing values, from the last edge there was to the next: a wedge that nobody measured. Here the
 * band has no width where either edge is missing; it waits at its last lower edge and is at the next in time.
 */
function withoutGaps(low: Values, high: Values): [Values, Values] {
  const isThere = (i: number) => i < low.length && low[i] !== null && high[i] !== null;
  let last: number | null = null;
  const waiting = low.map((value, i) => {
    if (isThere(i)) last = value;
    return isThere(i + 1) ? low[i + 1] : last;
  });
  const edge = (values: Values) => values.map((value, i) => (isThere(i) ? value : waiting[i]));
  return [edge(low), edge(high)];
}
