import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { heightsOf, honestNodes } from '../../../core/consensus/history/chainViews.ts';
import { type EpochRow, epochRows } from '../../../core/consensus/history/epochRows.ts';
import { nodeName } from '../../../core/consensus/history/nodeNames.ts';
import { composeFigure } from '../composeFigure.ts';
import type { FigureValue, ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';
import { epochAxis } from './epochAxis.ts';
import { treeLanes } from './treeLanes.ts';

/** Lanes of the tree that have a colour of their own; further ones share the last. */
const LANE_COLOURS = [COLOUR.depth2, COLOUR.amber, COLOUR.purple, COLOUR.red];
/** Epochs up to which cells carry the height of their tip. */
const MOST_SIGNED = 26;

/** Which chain each honest node holds at the end of each epoch, and how long it is. */
export function nodeViewsFigure(history: ChainHistory): ReportFigure {
  const { chain } = history;
  const { epoch, certified } = chain.words;
  const rows = epochRows(history);
  const nodes = honestNodes(history);
  const lanes = treeLanes(history);
  const heights = heightsOf(history);
  const tips = nodes.map((node) => rows.map((row) => tipOf(row, node)));
  const last = Math.max(1, ...rows.map((row) => row.epoch));
  const laneOf = (tip: HistoryBlock | undefined) =>
    Math.min(lanes.get(tip?.hash ?? '') ?? 0, LANE_COLOURS.length - 1);
  const heightOf = (tip: HistoryBlock | undefined) => String(heights.get(tip?.hash ?? '') ?? 0);
  const names = nodes.map((node) => `node ${nodeName(chain, node)}`);
  return composeFigure({
    name: 'chain-views',
    title: 'What each node holds',
    caption: `The longest ${certified} chain of each honest node at the end of each ${epoch}: its colour is the branch of the block tree, its number the height. Where a column has several colours, nodes hold different chains; where it has several numbers, some are behind.`,
    data: [
      {
        type: 'heatmap',
        name: 'Tips',
        x: rows.map((row) => row.epoch),
        y: names,
        z: tips.map((row) => row.map(laneOf)),
        zmin: -0.5,
        zmax: LANE_COLOURS.length - 0.5,
        colorscale: laneSteps(),
        showscale: false,
        xgap: 1,
        ygap: 1,
        text: tips.map((row) => row.map(heightOf)),
        ...(last <= MOST_SIGNED ? { texttemplate: '%{text}' } : {}),
        hovertext: tips.map((row, i) =>
          row.map(
            (tip, at) =>
              `<b>${names[i]}, end of ${epoch} ${rows[at].epoch}</b><br>${tip?.hash ?? ''}<br>height ${heightOf(tip)}`,
          ),
        ),
        hoverinfo: 'text',
      },
    ],
    layout: {
      hovermode: 'closest',
      height: Math.min(640, 170 + 26 * Math.max(4, nodes.length)),
      xaxis: epochAxis(capital(epoch), last),
      yaxis: { type: 'category', autorange: 'reversed', showgrid: false, ticks: '' },
    },
    table: {
      columns: [
        'Node',
        `${capital(certified)} height`,
        'Tip at the end',
        `${capital(epoch)}s on another branch`,
      ],
      rows: nodes.map((_, i) => [
        names[i],
        heightOf(tips[i].at(-1)),
        tips[i].at(-1)?.hash.slice(0, 12) ?? '–',
        String(tips[i].filter((tip) => laneOf(tip) > 0).length),
      ]),
    },
  });
}

/** The first of the tips that a node holds. */
function tipOf({ tips }: EpochRow, node: number): HistoryBlock | undefined {
  return tips.find(({ nodes }) => nodes.includes(node))?.block;
}

function laneSteps(): FigureValue {
  const count = LANE_COLOURS.length;
  return LANE_COLOURS.flatMap((colour, i) => [
    [i / count, colour],
    [(i + 1) / count, colour],
  ]);
}
