import type { AgentLines } from '../metrics/agentSeries.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, rounded } from './numbers.ts';
import type { FigureTable, PlotlyTrace } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { COLOUR, LINE_COLOURS } from './style.ts';
import type { Steps, TimeAxis } from './timeAxis.ts';

/** How one measure of agents reads: the factor to real units and their decimals. */
export interface AgentMeasure {
  readonly lines: AgentLines;
  readonly factor: number;
  readonly decimals: number;
}

/** Bands of the crowd behind, then its most active members as thin lines, and the few named agents in front. */
export function agentTraces(metrics: RunMetrics, axis: TimeAxis, measure: AgentMeasure): PlotlyTrace[] {
  const { choice, manifest, agentBuckets } = metrics;
  const { lines, factor, decimals } = measure;
  const at = axis.atEnds(agentBuckets);
  const values = (line: Float64Array) => rounded(line, decimals, factor);
  const traces = choice.rest.length > 0 ? bandTraces(at, lines.bands.map(values), choice.rest.length) : [];
  const crowd = choice.named.length - choice.featured;
  for (let i = choice.named.length - 1; i >= 0; i--) {
    const featured = i < choice.featured;
    const first = !featured && i === choice.featured;
    traces.push({
      ...at,
      type: 'scatter',
      mode: 'lines',
      name:
        featured || crowd === 1
          ? plotText(manifest.actors[choice.named[i]].name)
          : `${crowd} most active others`,
      y: values(lines.named[i]),
      line: featured
        ? {
            color: LINE_COLOURS[i % LINE_COLOURS.length],
            width: 2,
            dash: i < LINE_COLOURS.length ? 'solid' : 'dot',
          }
        : { color: COLOUR.crowd, width: 0.8 },
      legendgroup: featured ? `agent-${i}` : 'crowd',
      showlegend: featured || first,
      legendrank: featured ? i : 100,
      ...(featured ? {} : { hoverinfo: 'skip' }),
    });
  }
  return traces;
}

function bandTraces(at: Steps, bands: (number | null)[][], rest: number): PlotlyTrace[] {
  const edge = { ...at, type: 'scatter', mode: 'lines', hoverinfo: 'skip', line: { width: 0 } } as const;
  const [p5, p25, p50, p75, p95] = bands;
  const upper = (name: string, y: (number | null)[], fillcolor: string, legendrank: number): PlotlyTrace => ({
    ...edge,
    name,
    y,
    fill: 'tonexty',
    fillcolor,
    legendrank,
  });
  return [
    { ...edge, name: '5 %', y: p5, showlegend: false },
    upper('5–95 %', p95, COLOUR.outerBand, 203),
    { ...edge, name: '25 %', y: p25, showlegend: false },
    upper('25–75 %', p75, COLOUR.innerBand, 202),
    {
      ...at,
      type: 'scatter',
      mode: 'lines',
      name: `Median of ${formatNumber(rest)} others`,
      y: p50,
      line: { color: COLOUR.muted, width: 1.2, dash: 'dash' },
      legendrank: 201,
    },
  ];
}

/** Start, quarters and end of every named agent and of the bands: agents in rows, so that the table stays narrow. */
export function agentTable(
  metrics: RunMetrics,
  axis: TimeAxis,
  measure: AgentMeasure,
  unit: string,
): FigureTable {
  const { choice, manifest, agentBuckets } = metrics;
  const { lines, factor, decimals } = measure;
  const samples = [0.25, 0.5, 0.75, 1].map((share) =>
    Math.max(0, Math.round(share * agentBuckets.count) - 1),
  );
  const cells = (line: Float64Array) => samples.map((i) => formatNumber(line[i] * factor, decimals));
  const rows = choice.named.map((id, i) => [
    manifest.actors[id].name,
    manifest.actors[id].kind,
    ...cells(lines.named[i]),
  ]);
  if (choice.rest.length > 0) {
    const names = ['5 %', '25 %', 'Median', '75 %', '95 %'];
    lines.bands.forEach((line, b) => {
      rows.push([names[b], `the other ${formatNumber(choice.rest.length)}`, ...cells(line)]);
    });
  }
  const heads = samples.map((i) => `${unit} at ${axis.text(agentBuckets.endOf(i))}`);
  return { columns: ['Agent', 'Kind', ...heads], rows };
}
