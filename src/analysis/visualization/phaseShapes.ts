import { PHASE, PHASE_NAMES } from '../../core/models/phase.ts';
import type { PhaseSpan } from '../metrics/phaseSpans.ts';
import type { FigureValue } from './plotlyFigure.ts';
import { COLOUR } from './style.ts';
import type { TimeAxis } from './timeAxis.ts';

/** Names over more bands than this would cover each other. */
const NAMED = 12;

const isStill = (phase: number) => phase === PHASE.halt || phase === PHASE.closed;

/** Bands over the whole height of a figure for each phase that is not continuous trading; nothing where there is none. */
export function phaseShapes(
  spans: readonly PhaseSpan[],
  axis: TimeAxis,
): { [attribute: string]: FigureValue } {
  if (spans.length === 0) return {};
  const shapes = spans.map(({ phase, from, to }) => ({
    type: 'rect',
    layer: 'below',
    xref: 'x',
    yref: 'paper',
    x0: axis.point(from),
    x1: axis.point(to),
    y0: 0,
    y1: 1,
    line: { width: 0 },
    fillcolor: isStill(phase) ? COLOUR.envelope : COLOUR.outerBand,
    ...(spans.length > NAMED ? {} : { label: { text: wordsOf(phase), textangle: 270, font: { size: 10 } } }),
  }));
  return { shapes };
}

/** What the bands mean, for a caption. */
export function phaseCaption(spans: readonly PhaseSpan[]): string {
  if (spans.length === 0) return '';
  return ' Bands are phases without continuous trading: blue before and in auctions, grey while halted or closed.';
}

/** `volatilityAuction` as `volatility auction`. */
function wordsOf(phase: number): string {
  return (PHASE_NAMES[phase] ?? `phase ${phase}`).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
