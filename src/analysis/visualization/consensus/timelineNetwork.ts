import { nodeList, nodeName } from '../../../core/consensus/history/nodeNames.ts';
import type { ChainEntry, PartitionEntry } from '../../../core/models/chainEntry.ts';
import type { FigureValue } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import type { DrawnTimeline } from './drawnTimeline.ts';

/** What a network did, as it stands behind and above the lanes. */
export interface NetworkMarks {
  /** Where the network is cut: they lie behind everything. */
  readonly bands: readonly FigureValue[];
  /** Where it becomes synchronous: they lie over the edges of epochs. */
  readonly lines: readonly FigureValue[];
  /** Names over bands and lines. */
  readonly labels: readonly NetworkLabel[];
  /** Rows that the names take. */
  readonly rows: number;
  /** What the marks mean, for the caption. */
  readonly caption: string;
}

/** A name at a time, in a row counted from the lanes upwards. */
export interface NetworkLabel {
  readonly text: string;
  readonly time: number;
  readonly row: number;
}

/** Letters that go across the picture. */
const LETTERS_ACROSS = 130;
/** Letters up to which the nodes of each group are named; of more it is told how many they are. */
const GROUP_LETTERS = 48;
/** Rows of names; what finds no room in them stays a band. */
const MOST_ROWS = 4;

/** Bands in which the network was cut and a line where it became synchronous; `across` is the time that is seen at once. */
export function networkMarks({ history, seconds, window }: DrawnTimeline, across: number): NetworkMarks {
  const { chain } = history;
  const { gst = Number.NaN, partitions = [] } = chain;
  const cuts = partitions.filter(({ from, until }) => from < window.to && until > window.from);
  const hasGst = gst > window.from && gst <= window.to;
  const names = cuts.map((cut) => ({ text: cutName(chain, cut), time: Math.max(cut.from, window.from) }));
  const labels = inRows([...names, ...(hasGst ? [{ text: 'GST', time: gst }] : [])], across);
  const whole = { xref: 'x', yref: 'paper', y0: 0, y1: 1, layer: 'below' };
  const bands = cuts.map(({ from, until }) => ({
    ...whole,
    type: 'rect',
    x0: seconds(Math.max(from, window.from)),
    x1: seconds(Math.min(until, window.to)),
    line: { width: 1, color: COLOUR.axis },
    fillcolor: COLOUR.envelope,
  }));
  const line = { width: 3, color: COLOUR.ink, dash: 'dot' };
  const lines = hasGst ? [{ ...whole, type: 'line', x0: seconds(gst), x1: seconds(gst), line }] : [];
  return {
    bands,
    lines,
    labels,
    rows: Math.max(0, ...labels.map(({ row }) => row + 1)),
    caption: `${cuts.length > 0 ? CUT_CAPTION : ''}${hasGst ? GST_CAPTION : ''}`,
  };
}

const CUT_CAPTION =
  ' In a grey band the network is cut: nodes of different groups, parted by a stroke above it, do not reach each other.';
const GST_CAPTION = ' At GST, the thick dotted line, the network becomes synchronous.';

/** `0,1 | 2,3 cut off`. */
function cutName(chain: ChainEntry, { groups }: PartitionEntry): string {
  const named = groups.map((group) => members(chain, group)).join(' | ');
  const counted = `groups of ${groups.map(({ length }) => length).join(' | ')}`;
  return `${named.length <= GROUP_LETTERS ? named : counted} cut off`;
}

function members(chain: ChainEntry, group: readonly number[]): string {
  const first = nodeList(group.filter((node) => node < chain.nodes));
  const twins = group.filter((node) => node >= chain.nodes).map((node) => nodeName(chain, node));
  return [...first.split(' ').filter((word) => word !== ''), ...twins].join(',');
}

/** Each name in the lowest row in which it covers no other. */
function inRows(names: readonly Omit<NetworkLabel, 'row'>[], across: number): NetworkLabel[] {
  const ends: number[] = [];
  const ordered = names.toSorted((a, b) => a.time - b.time);
  return ordered.flatMap(({ text, time }) => {
    const free = ends.findIndex((end) => end <= time);
    const row = free < 0 ? ends.length : free;
    if (row >= MOST_ROWS) return [];
    ends[row] = time + ((text.length + 2) * across) / LETTERS_ACROSS;
    return [{ text, time, row }];
  });
}
