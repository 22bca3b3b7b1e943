import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { blockStatuses, heightsOf, isCertified } from '../../../core/consensus/history/chainViews.ts';
import { nodeList } from '../../../core/consensus/history/nodeNames.ts';
import { composeFigure } from '../composeFigure.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import { type BlockMark, blockMarks, capital } from './blockMarks.ts';
import { epochAxis } from './epochAxis.ts';
import { treeLanes } from './treeLanes.ts';

/** Height of a lane and of what is around the lanes, in pixels. */
const LANE_HEIGHT = 46;
const FRAME_HEIGHT = 190;
const MOST_HEIGHT = 620;

/** Every block that was proposed, from left to right by epoch, and what became of it. */
export function blockTreeFigure(history: ChainHistory): ReportFigure {
  const { chain } = history;
  const { epoch } = chain.words;
  const lanes = treeLanes(history);
  const heights = heightsOf(history);
  const marks = blockMarks(chain);
  const statuses = blockStatuses(history);
  const members = marks.map((mark) => ({
    mark,
    blocks: [...history.blocks.values()].filter(
      ({ hash }) => hash !== chain.genesis && statuses.get(hash) === mark.status,
    ),
  }));
  const shown = members.filter(({ blocks }) => blocks.length > 0);
  const last = Math.max(1, ...history.epochs.map((each) => each.epoch));
  const count = 1 + Math.max(0, ...lanes.values());
  return composeFigure({
    name: 'chain-blocks',
    title: 'Block tree',
    caption: `Each block stands at its ${epoch} and is joined to its parent. Colour and shape say what became of it. ${shown
      .map(({ mark, blocks }) => `${mark.name}: ${blocks.length}`)
      .join('; ')}.`,
    data: [
      edges(history, lanes),
      genesisTrace(history, lanes),
      ...shown.map(({ mark, blocks }) => blocksTrace(history, mark, blocks, lanes, last)),
    ],
    layout: {
      hovermode: 'closest',
      height: Math.min(MOST_HEIGHT, FRAME_HEIGHT + LANE_HEIGHT * Math.max(2, count)),
      margin: { l: 28, r: 28, t: 92, b: 48 },
      xaxis: epochAxis(capital(epoch), last),
      yaxis: {
        autorange: false,
        range: [count - 0.4, -0.6],
        showticklabels: false,
        ticks: '',
        showgrid: false,
        zeroline: false,
      },
    },
    table: {
      columns: ['Block', capital(epoch), 'Parent', 'Height', 'Proposer', 'Votes', 'What became of it'],
      rows: shown
        .flatMap(({ mark, blocks }) => blocks.map((block) => ({ mark, block })))
        .sort((a, b) => a.block.epoch - b.block.epoch)
        .map(({ mark, block }) => blockRow(history, heights, mark, block)),
    },
  });
}

/** Digits of a hash in tables and beside blocks. */
const TABLE_DIGITS = 12;
const LABEL_DIGITS = 6;
/** Epochs up to which blocks carry their names, and up to which all names have room below. */
const MOST_LABELLED = 26;
const MOST_BELOW = 12;

function blockRow(
  history: ChainHistory,
  heights: ReadonlyMap<string, number>,
  { name }: BlockMark,
  block: HistoryBlock,
): string[] {
  const height = heights.get(block.hash) ?? -1;
  return [
    block.hash.slice(0, TABLE_DIGITS),
    String(block.epoch),
    block.parent === history.chain.genesis ? 'genesis' : block.parent.slice(0, TABLE_DIGITS),
    height < 0 ? '–' : String(height),
    block.proposer < 0 ? '–' : `node ${block.proposer}`,
    nodeList(block.voters.members()) || '–',
    name.toLowerCase(),
  ];
}

/** Lines from children to parents, with a gap after each. */
function edges({ blocks, chain }: ChainHistory, lanes: ReadonlyMap<string, number>): PlotlyTrace {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const { hash, parent, epoch } of blocks.values()) {
    const above = blocks.get(parent);
    if (hash === chain.genesis || above === undefined) continue;
    const [from, to] = [lanes.get(parent) ?? 0, lanes.get(hash) ?? 0];
    const bend = Math.min(epoch, above.epoch + 0.5);
    x.push(above.epoch, ...(from === to ? [] : [bend]), epoch, null);
    y.push(from, ...(from === to ? [] : [to]), to, null);
  }
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'Parent',
    x,
    y,
    line: { color: COLOUR.axis, width: 2 },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function genesisTrace({ chain }: ChainHistory, lanes: ReadonlyMap<string, number>): PlotlyTrace {
  return {
    type: 'scatter',
    mode: 'markers+text',
    name: 'Genesis',
    x: [0],
    y: [lanes.get(chain.genesis) ?? 0],
    text: ['genesis'],
    textposition: 'bottom center',
    textfont: { size: 10, color: COLOUR.muted },
    marker: { symbol: 'square', size: 16, color: COLOUR.ink },
    hovertext: [`Genesis<br>${chain.genesis}`],
    hoverinfo: 'text',
    showlegend: false,
    cliponaxis: false,
  };
}

function blocksTrace(
  history: ChainHistory,
  { name, symbol, colour, size }: BlockMark,
  blocks: readonly HistoryBlock[],
  lanes: ReadonlyMap<string, number>,
  epochs: number,
): PlotlyTrace {
  const isLabelled = epochs <= MOST_LABELLED;
  return {
    type: 'scatter',
    mode: isLabelled ? 'markers+text' : 'markers',
    name,
    x: blocks.map(({ epoch }) => epoch),
    y: blocks.map(({ hash }) => lanes.get(hash) ?? 0),
    text: isLabelled ? blocks.map(({ hash }) => hash.slice(0, LABEL_DIGITS)) : [],
    textposition: blocks.map(({ epoch }) =>
      epochs > MOST_BELOW && epoch % 2 === 1 ? 'top center' : 'bottom center',
    ),
    textfont: { size: 10, color: COLOUR.muted },
    marker: {
      symbol,
      size: isLabelled ? size : size * 0.7,
      color: colour,
      line: { width: 2, color: colour },
    },
    hovertext: blocks.map((block) => blockText(history, block, name)),
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

/** All of a block, line by line. */
function blockText(history: ChainHistory, block: HistoryBlock, status: string): string {
  const { chain } = history;
  const votes = block.voters.members();
  const needed = isCertified(history, block) ? '' : `; ${chain.quorum} needed`;
  return [
    `<b>${status}</b>`,
    `hash ${block.hash}`,
    `parent ${block.parent === chain.genesis ? 'genesis' : block.parent}`,
    `${chain.words.epoch} ${block.epoch}, proposed by ${block.proposer < 0 ? 'nobody seen' : `node ${block.proposer}`}`,
    `${votes.length} votes: ${nodeList(votes) || 'none'}${needed}`,
  ].join('<br>');
}
