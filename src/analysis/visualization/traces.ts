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
  return [
    { ...edge, name: `${name}, from`, y: joined(low, high), showlegend: false },
    { ...edge, name, y: joined(high, high), fill: 'tonexty', fillcolor: COLOUR.envelope },
  ];
}

/**
 * The band runs on without width, at the last `high`, where a value is missing: a filled area with holes would be drawn
 * as one polygon across them.
 */
function joined(edge: Values, high: Values): Values {
  if (!high.includes(null)) return edge;
  let last = high.find((value) => value !== null) ?? null;
  return edge.map((value, i) => {
    if (value !== null && high[i] !== null) {
      last = high[i];
      return value;
    }
    return last;
  });
}
