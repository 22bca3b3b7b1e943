import type { HistoryEvent } from '../../../core/consensus/history/chainHistory.ts';
import type { ChainEntry } from '../../../core/models/chainEntry.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';

/** How a kind of event is drawn in a node's lane. */
export interface TimelineMark {
  readonly kind: HistoryEvent['kind'];
  readonly name: string;
  /** What it did, for the pointer: `node 0 proposes`. */
  readonly verb: string;
  readonly symbol: string;
  readonly colour: string;
  /** Place in the lane, from -0.5 at its top to 0.5: what happens at one moment stands below each other. */
  readonly place: number;
}

/** Places in a lane of what happens to a block, from -0.5 at the top to 0.5. */
export const LANE_PLACES = { propose: -0.33, vote: -0.12, certify: 0.1, finalise: 0.32 } as const;

/** Marks of events, in the order of a lane from top to bottom and of the legend. */
export function timelineMarks({ words: { certified, final } }: ChainEntry): TimelineMark[] {
  return [
    {
      kind: 'propose',
      name: 'Proposes',
      verb: 'proposes',
      symbol: 'diamond',
      colour: COLOUR.amber,
      place: LANE_PLACES.propose,
    },
    {
      kind: 'vote',
      name: 'Votes',
      verb: 'votes for',
      symbol: 'circle',
      colour: COLOUR.muted,
      place: LANE_PLACES.vote,
    },
    {
      kind: 'certify',
      name: capital(certified),
      verb: `holds as ${certified}:`,
      symbol: 'circle-open-dot',
      colour: COLOUR.blue,
      place: LANE_PLACES.certify,
    },
    {
      kind: 'finalise',
      name: capital(final),
      verb: `holds as ${final}:`,
      symbol: 'square',
      colour: COLOUR.green,
      place: LANE_PLACES.finalise,
    },
    { kind: 'refuse', name: 'Refuses', verb: 'refuses', symbol: 'x-thin-open', colour: COLOUR.red, place: 0 },
    {
      kind: 'crash',
      name: 'Crashes',
      verb: 'goes down',
      symbol: 'triangle-down',
      colour: COLOUR.ink,
      place: 0,
    },
    {
      kind: 'recover',
      name: 'Comes back',
      verb: 'comes back',
      symbol: 'triangle-up',
      colour: COLOUR.ink,
      place: 0,
    },
  ];
}
