import type { ComparedCase, ProtocolComparison } from '../../consensus/protocolComparison.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { FigureTable, PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { logAxis } from './logAxis.ts';

const DIGITS = 6;

/** What messages and latency come to as committees grow, without attacks; nothing for committees of one size. */
export function sizeFigures({ cases }: ProtocolComparison): ReportFigure[] {
  const honest = cases.filter(({ attack }) => attack === 'none');
  const sizes = [...new Set(honest.map(({ nodes }) => nodes))].sort((a, b) => a - b);
  if (sizes.length < 2) return [];
  const protocols = [...new Set(honest.map(({ protocol }) => protocol))];
  const lineOf = (protocol: string) =>
    sizes.map((nodes) => honest.find((each) => each.protocol === protocol && each.nodes === nodes));
  return [costFigure(sizes, protocols, lineOf), latencyFigure(sizes, protocols, lineOf)];
}

type LineOf = (protocol: string) => (ComparedCase | undefined)[];

function costFigure(sizes: readonly number[], protocols: readonly string[], lineOf: LineOf): ReportFigure {
  const allOf = (key: string) =>
    protocols.flatMap((protocol) => lineOf(protocol).map((each) => meanOf(each, key)));
  return composeFigure({
    name: 'committee-messages',
    title: 'Messages per final block',
    caption:
      "Marks are what a block cost when all nodes were honest, lines are the protocols' own formulas; both axes are logarithmic, so the slope is the power of n.",
    data: protocols.flatMap((protocol, i): PlotlyTrace[] => {
      const { color, symbol, dash } = runStyle(i);
      const line = lineOf(protocol);
      return [
        {
          type: 'scatter',
          mode: 'markers',
          name: plotText(protocol),
          x: sizes,
          y: line.map((each) => meanOf(each, 'messagesPerBlock')),
          marker: { size: 9, color, symbol },
        },
        {
          type: 'scatter',
          mode: 'lines',
          name: plotText(`${protocol}, formula`),
          x: sizes,
          y: line.map((each) => each?.messagesByFormula ?? null),
          line: { color, dash, width: 1.3 },
          showlegend: false,
        },
      ];
    }),
    layout: {
      hovermode: 'closest',
      xaxis: sizeAxis(sizes),
      yaxis: logAxis('Messages', allOf('messagesPerBlock')),
    },
    table: costTable(sizes, protocols, lineOf),
  });
}

function costTable(sizes: readonly number[], protocols: readonly string[], lineOf: LineOf): FigureTable {
  return {
    columns: ['Nodes', ...protocols.flatMap((protocol) => [protocol, 'formula'])],
    rows: sizes.map((nodes, place) => [
      formatNumber(nodes),
      ...protocols.flatMap((protocol) => {
        const each = lineOf(protocol)[place];
        return [
          formatNumber(each?.measures.messagesPerBlock.mean ?? Number.NaN, 1),
          formatNumber(each?.messagesByFormula ?? Number.NaN),
        ];
      }),
    ]),
  };
}

function latencyFigure(sizes: readonly number[], protocols: readonly string[], lineOf: LineOf): ReportFigure {
  const allOf = (key: string) =>
    protocols.flatMap((protocol) => lineOf(protocol).map((each) => meanOf(each, key)));
  return composeFigure({
    name: 'committee-latency',
    title: 'Latency to finality and number of nodes',
    caption: 'Mean time from proposal to finality at all nodes, all of them honest, in deltas; logarithmic.',
    data: protocols.map((protocol, i): PlotlyTrace => {
      const { color, symbol, dash } = runStyle(i);
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: plotText(protocol),
        x: sizes,
        y: lineOf(protocol).map((each) => meanOf(each, 'latencyDeltas')),
        line: { color, dash },
        marker: { size: 8, color, symbol },
      };
    }),
    layout: {
      hovermode: 'closest',
      xaxis: sizeAxis(sizes),
      yaxis: logAxis('Deltas', allOf('latencyDeltas')),
    },
    table: {
      columns: ['Nodes', ...protocols],
      rows: sizes.map((nodes, place) => [
        formatNumber(nodes),
        ...protocols.map((protocol) =>
          formatNumber(lineOf(protocol)[place]?.measures.latencyDeltas.mean ?? Number.NaN, 2),
        ),
      ]),
    },
  });
}

function sizeAxis(sizes: readonly number[]) {
  return {
    title: { text: 'Nodes' },
    type: 'log',
    tickvals: sizes,
    ticktext: sizes.map((size) => formatNumber(size)),
  };
}

function meanOf(each: ComparedCase | undefined, key: string): number | null {
  return roundTo(each?.measures[key].mean ?? Number.NaN, DIGITS);
}
