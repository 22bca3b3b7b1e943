import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import type { PlotlyTrace } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import type { DrawnTimeline } from './drawnTimeline.ts';

/** A time in which an instance was down; `until` is infinite where it never came back. */
interface Downtime {
  readonly node: number;
  readonly from: number;
  readonly until: number;
}

/** Half the height of a lane's stretch. */
const HALF = 0.45;
/** Drawn first, so that all else lies over it, and named last. Other traces have rank 1000. */
const LAST_IN_LEGEND = 1001;

/** Hatched stretches of lanes whose nodes are down; none where no node ever is. */
export function downTraces({ history, seconds, window }: DrawnTimeline): PlotlyTrace[] {
  const shown = downtimesOf(history).filter(({ from, until }) => from < window.to && until > window.from);
  if (shown.length === 0) return [];
  const begin = ({ from }: Downtime) => seconds(Math.max(from, window.from));
  const end = ({ until }: Downtime) => seconds(Math.min(until, window.to));
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'Down',
      x: shown.flatMap((time) => [begin(time), end(time), end(time), begin(time), begin(time), null]),
      y: shown.flatMap(({ node }) => [node - HALF, node - HALF, node + HALF, node + HALF, node - HALF, null]),
      line: { width: 1, color: COLOUR.muted },
      fill: 'toself',
      fillpattern: {
        shape: '/',
        size: 8,
        solidity: 0.12,
        fgcolor: COLOUR.muted,
        bgcolor: COLOUR.envelope,
        fillmode: 'replace',
      },
      hoverinfo: 'skip',
      legendrank: LAST_IN_LEGEND,
    },
  ];
}

function downtimesOf({ events }: ChainHistory): Downtime[] {
  const downtimes: Downtime[] = [];
  const since = new Map<number, number>();
  for (const { kind, node, time } of events) {
    if (kind === 'crash') since.set(node, time);
    const from = since.get(node);
    if (kind !== 'recover' || from === undefined) continue;
    downtimes.push({ node, from, until: time });
    since.delete(node);
  }
  for (const [node, from] of since) downtimes.push({ node, from, until: Number.POSITIVE_INFINITY });
  return downtimes;
}
