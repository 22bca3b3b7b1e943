import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { isCertified } from '../../../core/consensus/history/chainViews.ts';
import { type EpochRow, epochRows } from '../../../core/consensus/history/epochRows.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber } from '../numbers.ts';
import type { FigureValue, ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';
import { epochAxis } from './epochAxis.ts';

/** What a node did in an epoch. */
const NO_VOTE = 0;
const IN_VAIN = 1;
const COUNTED = 2;
const TWICE = 3;
const CELL_WORDS = ['no vote', 'voted, in vain', 'voted', 'voted twice'];
const CELL_SIGNS = ['', '·', '✓', '✓✓'];
/** Epochs up to which cells carry signs. */
const MOST_SIGNED = 26;

/** Steps of colour, one for each thing that a node may have done. */
const CELL_COLOURS: FigureValue = [
  [0, COLOUR.paper],
  [0.25, COLOUR.paper],
  [0.25, COLOUR.depth1],
  [0.5, COLOUR.depth1],
  [0.5, COLOUR.depth2],
  [0.75, COLOUR.depth2],
  [0.75, COLOUR.red],
  [1, COLOUR.red],
];

/** Who voted in which epoch, and whether it helped. */
export function voteMatrixFigure(history: ChainHistory): ReportFigure {
  const { nodes, words } = history.chain;
  const rows = epochRows(history);
  const members = Array.from({ length: nodes }, (_, node) => node);
  const cells = members.map((node) => rows.map((row) => cellOf(history, row, node)));
  const last = Math.max(1, ...rows.map(({ epoch }) => epoch));
  const isSigned = last <= MOST_SIGNED;
  return composeFigure({
    name: 'chain-votes',
    title: 'Votes',
    caption: `Each column is one ${words.epoch}, each row a node of the committee. A vote is in vain where its block was never ${words.certified}; two votes in one ${words.epoch} are what no honest node casts.`,
    data: [
      {
        type: 'heatmap',
        name: 'Votes',
        x: rows.map(({ epoch }) => epoch),
        y: members,
        z: cells,
        zmin: -0.5,
        zmax: 3.5,
        colorscale: CELL_COLOURS,
        xgap: 1,
        ygap: 1,
        text: cells.map((row) => row.map((cell) => CELL_SIGNS[cell])),
        ...(isSigned ? { texttemplate: '%{text}' } : {}),
        hovertext: cells.map((row, node) => row.map((cell, i) => hoverOf(rows[i], node, cell, words.epoch))),
        hoverinfo: 'text',
        colorbar: {
          tickvals: [NO_VOTE, IN_VAIN, COUNTED, TWICE],
          ticktext: CELL_WORDS,
          thickness: 12,
          outlinewidth: 0,
        },
      },
    ],
    layout: {
      hovermode: 'closest',
      height: Math.min(640, 180 + 26 * Math.max(4, nodes)),
      xaxis: epochAxis(capital(words.epoch), last),
      yaxis: {
        title: { text: 'Node' },
        autorange: 'reversed',
        dtick: Math.ceil(nodes / 16),
        showgrid: false,
        zeroline: false,
        ticks: '',
      },
    },
    table: {
      columns: [
        'Node',
        'Votes',
        'In vain',
        `${capital(words.epoch)}s with two votes`,
        `${capital(words.epoch)}s without`,
      ],
      rows: members.map((node) => {
        const count = (...kinds: readonly number[]) =>
          formatNumber(cells[node].filter((cell) => kinds.includes(cell)).length);
        return [`node ${node}`, count(COUNTED, TWICE), count(IN_VAIN), count(TWICE), count(NO_VOTE)];
      }),
    },
  });
}

function cellOf(history: ChainHistory, { blocks }: EpochRow, node: number): number {
  const voted = blocks.filter(({ voters }) => voters.has(node));
  if (voted.length > 1) return TWICE;
  if (voted.length === 0) return NO_VOTE;
  return isCertified(history, voted[0]) ? COUNTED : IN_VAIN;
}

function hoverOf({ epoch, blocks }: EpochRow, node: number, cell: number, word: string): string {
  const voted = blocks.filter(({ voters }: HistoryBlock) => voters.has(node));
  return [
    `<b>node ${node}, ${word} ${epoch}: ${CELL_WORDS[cell]}</b>`,
    ...voted.map(({ hash }) => hash),
  ].join('<br>');
}
