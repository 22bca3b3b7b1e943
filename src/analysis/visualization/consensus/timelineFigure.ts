import type { ChainHistory, HistoryEpoch } from '../../../core/consensus/history/chainHistory.ts';
import type { Findings } from '../../../core/consensus/history/findings.ts';
import { nodeName } from '../../../core/consensus/history/nodeNames.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber } from '../numbers.ts';
import type { FigureTable, FigureValue, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';
import { downTraces } from './timelineDown.ts';
import { timelineMarks } from './timelineMarks.ts';
import { type NetworkLabel, networkMarks } from './timelineNetwork.ts';
import { eventTraces, flightTraces, violationTrace } from './timelineTraces.ts';

/** Events that one picture bears; a longer run shows its beginning, or what led to its first violation. */
const MOST_EVENTS = 4000;
/** Epochs seen at once before a slider is needed. */
const SHOWN_EPOCHS = 10;
const LANE_HEIGHTS = { few: 62, many: 26 } as const;
/** Where the first lane's room begins, with the names of epochs above it. */
const TOPS = { few: -0.75, many: -1.3 } as const;
/** Lanes up to which there is room for the tall ones. */
const FEW_LANES = 8;
const FRAME_HEIGHT = 190;
/** Height of a row of names above those of epochs. */
const ROW_HEIGHT = 17;

/** Above the lanes, from the left. */
const LEGEND = {
  orientation: 'h',
  x: 0,
  xanchor: 'left',
  y: 1,
  yanchor: 'bottom',
  yref: 'paper',
  font: { size: 11 },
};

/** Who did what when: a lane for each node, a band for each epoch. */
export function timelineFigure(
  history: ChainHistory,
  findings: Findings,
  timeResolutionNs: number,
): ReportFigure {
  const { chain } = history;
  const { epoch } = chain.words;
  const shown = shownEpochs(history, findings);
  const seconds = (time: number) => (time * timeResolutionNs) / 1e9;
  const window = { from: shown[0]?.began ?? 0, to: endOf(history, shown) };
  const lanes = chain.validators.map((_, node) => laneName(history, node));
  const isFew = lanes.length <= FEW_LANES;
  const drawn = { history, seconds, window, isFew };
  const isLong = shown.length > SHOWN_EPOCHS;
  const first = seconds(window.from);
  const last = seconds(window.to);
  const seen = isLong ? shown[SHOWN_EPOCHS].began : window.to;
  const until = seconds(seen);
  const network = networkMarks(drawn, seen - window.from);
  const top = isFew ? TOPS.few : TOPS.many;
  const laneHeight = isFew ? LANE_HEIGHTS.few : LANE_HEIGHTS.many;
  const row = ROW_HEIGHT / laneHeight;
  const pad = (until - first) * 0.015;
  return composeFigure({
    name: 'chain-timeline',
    title: 'Timeline',
    caption: `A lane for each node; in it from top to bottom what it proposes, votes for, holds as ${chain.words.certified} and as ${chain.words.final}. Dotted lines part the ${epoch}s, and the leader's lane is tinted. Thin lines are messages from whoever said something first; what was first heard by an echo is in the legend.${network.caption}${windowText(history, shown)}`,
    data: [
      ...downTraces(drawn),
      ...flightTraces(drawn),
      ...timelineMarks(chain).flatMap((mark) => eventTraces(drawn, mark)),
      ...violationTrace(drawn, findings),
    ],
    layout: {
      hovermode: 'closest',
      height: FRAME_HEIGHT + lanes.length * laneHeight + network.rows * ROW_HEIGHT,
      margin: { l: 96, r: 28, t: 112, b: 48 },
      shapes: [...network.bands, ...shapesOf(history, shown, seconds), ...network.lines],
      annotations: [
        ...epochLabels(history, shown, seconds, top),
        ...network.labels.map((label) => networkLabel(label, seconds, top - (label.row + 1) * row)),
      ],
      legend: LEGEND,
      xaxis: {
        title: { text: 'Simulated time (s)' },
        range: [first - pad, until + pad],
        showgrid: false,
        zeroline: false,
        ...(isLong
          ? { rangeslider: { visible: true, range: [first - pad, last + pad], thickness: 0.07 } }
          : {}),
      },
      yaxis: {
        autorange: false,
        range: [lanes.length - 0.45, top - network.rows * row],
        tickvals: lanes.map((_, lane) => lane),
        ticktext: lanes.map(plotText),
        showgrid: false,
        zeroline: false,
        ticks: '',
      },
    },
    table: eventTable(history, seconds),
  });
}

function laneName({ chain }: ChainHistory, node: number): string {
  const { adversary } = chain.validators[node];
  const name = `node ${nodeName(chain, node)}`;
  return adversary === null ? name : `${name}, ${adversary}`;
}

/** The epochs that are drawn: all where they fit, else the first, or those up to the first violation. */
function shownEpochs({ epochs, events }: ChainHistory, { violations }: Findings): readonly HistoryEpoch[] {
  const perEpoch = events.length / Math.max(1, epochs.length);
  const count = Math.max(1, Math.floor(MOST_EVENTS / Math.max(1, perEpoch)));
  if (epochs.length <= count) return epochs;
  const found = violations[0]?.epoch ?? 0;
  const last = Math.max(count, Math.min(epochs.length, found + 1));
  return epochs.slice(last - count, last);
}

function windowText({ epochs, chain }: ChainHistory, shown: readonly HistoryEpoch[]): string {
  if (shown.length === epochs.length) return '';
  const [from, to] = [shown[0].epoch, shown[shown.length - 1].epoch];
  return ` Shown are ${chain.words.epoch}s ${formatNumber(from)} to ${formatNumber(to)} of ${formatNumber(epochs.length)}; the other figures have all.`;
}

function endOf({ epochs, end }: ChainHistory, shown: readonly HistoryEpoch[]): number {
  const last = shown[shown.length - 1];
  const next = epochs[epochs.indexOf(last) + 1];
  return next?.began ?? Math.max(end, last.began + lengthOf(epochs));
}

/** How long an epoch is, by the first two; what a single one lasts is not seen. */
function lengthOf([first, second]: readonly HistoryEpoch[]): number {
  return second === undefined ? 0 : second.began - first.began;
}

/** Where epochs begin, and the leader's part of each. */
function shapesOf(
  history: ChainHistory,
  shown: readonly HistoryEpoch[],
  seconds: (time: number) => number,
): FigureValue[] {
  const lanesOf = (member: number) =>
    history.chain.validators.flatMap(({ self }, lane) => (self === member ? [lane] : []));
  return shown.flatMap(({ began, leader }, i) => {
    const x0 = seconds(began);
    const x1 = seconds(shown[i + 1]?.began ?? began + lengthOf(history.epochs));
    const box = { type: 'rect', xref: 'x', x0, x1, layer: 'below', line: { width: 0 } };
    const edge = {
      type: 'line',
      xref: 'x',
      x0,
      x1: x0,
      yref: 'paper',
      y0: 0,
      y1: 1,
      layer: 'below',
      line: { width: 1, color: COLOUR.axis, dash: 'dot' },
    };
    const leads = lanesOf(leader).map((lane) => ({
      ...box,
      yref: 'y',
      y0: lane - 0.45,
      y1: lane + 0.45,
      fillcolor: COLOUR.innerBand,
    }));
    return [edge, ...leads];
  });
}

/** Epochs named above their bands: all of a few, some of many. */
function epochLabels(
  { chain }: ChainHistory,
  shown: readonly HistoryEpoch[],
  seconds: (time: number) => number,
  top: number,
): FigureValue[] {
  const isShort = shown.length <= SHOWN_EPOCHS;
  return shown.map(({ epoch, began }, i) => ({
    x: seconds(began),
    y: top,
    xref: 'x',
    yref: 'y',
    xanchor: 'left',
    yanchor: 'top',
    showarrow: false,
    text: isShort && i === 0 ? `${capital(chain.words.epoch)} ${epoch}` : String(epoch),
    font: { size: 11, color: COLOUR.muted },
  }));
}

function networkLabel(
  { text, time }: NetworkLabel,
  seconds: (time: number) => number,
  y: number,
): FigureValue {
  const font = { size: 11, color: COLOUR.ink };
  const x = seconds(time);
  return { x, y, xref: 'x', yref: 'y', xanchor: 'left', yanchor: 'top', showarrow: false, text, font };
}

/** Rows of the table: what happened first, and the count of the rest. */
const MOST_ROWS = 400;

function eventTable(history: ChainHistory, seconds: (time: number) => number): FigureTable {
  const { chain, events } = history;
  const marks = timelineMarks(chain);
  const rows = events
    .slice(0, MOST_ROWS)
    .map(({ kind, node, epoch, time, hash, why }) => [
      String(Number(seconds(time).toFixed(6))),
      `node ${nodeName(chain, node)}`,
      marks.find((mark) => mark.kind === kind)?.verb ?? kind,
      hash === null ? '–' : hash.slice(0, 12),
      String(epoch),
      why ?? '',
    ]);
  const left = events.length - rows.length;
  const more = left > 0 ? [['…', `${formatNumber(left)} more`, '', '', '', '']] : [];
  return {
    columns: ['Time (s)', 'Node', 'What', 'Block', capital(chain.words.epoch), 'Why'],
    rows: [...rows, ...more],
  };
}
