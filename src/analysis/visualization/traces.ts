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
    { ...edge, name: `${name}, from`, y: low, showlegend: false },
    { ...edge, name, y: high, fill: 'tonexty', fillcolor: COLOUR.envelope },
  ];
}
