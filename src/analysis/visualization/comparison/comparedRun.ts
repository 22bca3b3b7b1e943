import type { RunMetrics } from '../../metrics/runMetrics.ts';
import { COLOUR } from '../style.ts';

/** One of the runs in a figure that compares them. */
export interface ComparedRun {
  /** Short and unlike the others: a letter and the folder's name. */
  readonly label: string;
  readonly metrics: RunMetrics;
  readonly style: RunStyle;
}

/** How a run is drawn: by colour, and the same run by dash, mark and hatching for those who see none. */
export interface RunStyle {
  readonly color: string;
  readonly dash: string;
  readonly symbol: string;
  readonly pattern: string;
}

const STYLES: readonly RunStyle[] = [
  { color: COLOUR.bid, dash: 'solid', symbol: 'circle', pattern: '' },
  { color: COLOUR.ask, dash: 'dash', symbol: 'square', pattern: '/' },
  { color: COLOUR.green, dash: 'dot', symbol: 'diamond', pattern: 'x' },
  { color: COLOUR.purple, dash: 'dashdot', symbol: 'cross', pattern: '-' },
  { color: COLOUR.amber, dash: 'longdash', symbol: 'triangle-up', pattern: '\\' },
  { color: COLOUR.ink, dash: 'longdashdot', symbol: 'star', pattern: '+' },
  { color: COLOUR.crowd, dash: '2px,6px', symbol: 'triangle-down', pattern: '|' },
  { color: COLOUR.sky, dash: '12px,3px,3px,3px', symbol: 'hexagon', pattern: '.' },
];

/** Style of the run with this place in the list. */
export function runStyle(index: number): RunStyle {
  return STYLES[index % STYLES.length];
}
