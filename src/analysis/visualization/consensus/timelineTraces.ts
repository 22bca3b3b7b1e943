import type { HistoryEvent } from '../../../core/consensus/history/chainHistory.ts';
import type { Findings } from '../../../core/consensus/history/findings.ts';
import type { Flight } from '../../../core/consensus/history/flights.ts';
import { nodeName } from '../../../core/consensus/history/nodeNames.ts';
import type { PlotlyTrace } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';
import type { DrawnTimeline } from './drawnTimeline.ts';
import { LANE_PLACES, type TimelineMark } from './timelineMarks.ts';

const MARK_SIZES = { few: 10, many: 6 } as const;
/** Lines that are drawn at once; more are in the legend, to be called up. */
const MOST_LINES = 500;
/** Letters of a violation's line for the pointer. */
const LINE_LETTERS = 72;

/** The events of one kind. */
export function eventTraces(drawn: DrawnTimeline, mark: TimelineMark): PlotlyTrace[] {
  const { history, seconds, isFew } = drawn;
  const events = history.events.filter((event) => event.kind === mark.kind && isShown(drawn, event));
  if (events.length === 0) return [];
  const size = isFew ? MARK_SIZES.few : MARK_SIZES.many;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: mark.name,
      x: events.map(({ time }) => seconds(time)),
      y: events.map(({ node }) => node + mark.place),
      marker: { symbol: mark.symbol, size, color: mark.colour, line: { width: 2, color: mark.colour } },
      hovertext: events.map((event) => eventText(drawn, mark, event)),
      hoverinfo: 'text',
      cliponaxis: false,
    },
  ];
}

function eventText({ history, seconds }: DrawnTimeline, { verb }: TimelineMark, event: HistoryEvent): string {
  const { node, time, hash, epoch, why } = event;
  const who = `node ${nodeName(history.chain, node)}`;
  const { words } = history.chain;
  const lines = [`<b>${who} ${verb}</b>`];
  if (hash !== null) lines.push(hash, `${words.epoch} ${epoch}`);
  if (why !== undefined) lines.push(`because: ${why}`);
  lines.push(`at ${Number(seconds(time).toFixed(6))} s`);
  return lines.join('<br>');
}

/** Messages on their way: proposals and votes from whoever said them, and what came by an echo. */
export function flightTraces(drawn: DrawnTimeline): PlotlyTrace[] {
  const { history, window } = drawn;
  const flights = history.flights.list.filter(
    ({ sentAt, arrivedAt }) => sentAt >= window.from && arrivedAt <= window.to,
  );
  const isCrowd = flights.length > MOST_LINES;
  const line = (name: string, dash: string, color: string, keep: (flight: Flight) => boolean) =>
    lineTrace(drawn, { name, dash, color, isHidden: isCrowd || name.includes('echo') }, flights.filter(keep));
  return [
    ...line(
      'Proposal on its way',
      'solid',
      COLOUR.amber,
      ({ role, isEcho }) => role === 'proposal' && !isEcho,
    ),
    ...line('Vote on its way', 'solid', COLOUR.axis, ({ role, isEcho }) => role !== 'proposal' && !isEcho),
    ...line('First heard by an echo', 'dot', COLOUR.purple, ({ isEcho }) => isEcho),
  ];
}

interface LineStyle {
  readonly name: string;
  readonly dash: string;
  readonly color: string;
  readonly isHidden: boolean;
}

function lineTrace(
  { seconds }: DrawnTimeline,
  { name, dash, color, isHidden }: LineStyle,
  flights: readonly Flight[],
): PlotlyTrace[] {
  if (flights.length === 0) return [];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name,
      x: flights.flatMap(({ sentAt, arrivedAt }) => [seconds(sentAt), seconds(arrivedAt), null]),
      y: flights.flatMap(({ role, from, to }) => [from + placeOf(role), to, null]),
      line: { width: 1, dash, color },
      opacity: 0.65,
      hoverinfo: 'skip',
      ...(isHidden ? { visible: 'legendonly' } : {}),
    },
  ];
}

/** Where in its lane a message begins: at what its sender is drawn to do. */
function placeOf(role: Flight['role']): number {
  return LANE_PLACES[role === 'proposal' ? 'propose' : 'vote'];
}

/** Where and when monitors saw what must not happen, with its words. */
export function violationTrace(drawn: DrawnTimeline, { violations }: Findings): PlotlyTrace[] {
  const shown = violations.filter((violation) => isShown(drawn, violation));
  if (shown.length === 0) return [];
  return [
    {
      type: 'scatter',
      mode: 'markers',
      name: 'Violation',
      x: shown.map(({ time }) => drawn.seconds(time)),
      y: shown.map(({ node }) => node),
      marker: {
        symbol: 'circle-x-open',
        size: 26,
        color: COLOUR.sells,
        line: { width: 3, color: COLOUR.sells },
      },
      hovertext: shown.map(({ monitor, what }) => `<b>${monitor}</b><br>${folded(what)}`),
      hoverinfo: 'text',
      cliponaxis: false,
    },
  ];
}

function isShown({ window }: DrawnTimeline, { time }: { readonly time: number }): boolean {
  return time >= window.from && time <= window.to;
}

/** A sentence in lines that a pointer's label bears. */
function folded(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last.length + word.length < LINE_LETTERS)
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(plotText).join('<br>');
}
