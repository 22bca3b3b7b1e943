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
  }));
  if (spans.length > NAMED) return { shapes };
  return { shapes, annotations: spans.map((span) => nameOf(span, axis)) };
}

/** A phase's name along its band, from the top down. The label of a turned shape would lose its last letter. */
function nameOf({ phase, from, to }: PhaseSpan, axis: TimeAxis): FigureValue {
  return {
    text: phaseInWords(phase),
    textangle: 270,
    showarrow: false,
    font: { size: 10 },
    xref: 'x',
    yref: 'paper',
    x: axis.point((from + to) / 2),
    xanchor: 'center',
    y: 0.98,
    yanchor: 'top',
  };
}

/** What the bands mean, for a caption. */
export function phaseCaption(spans: readonly PhaseSpan[]): string {
  if (spans.length === 0) return '';
  return ' Bands are phases without continuous trading: blue before and in auctions, grey while halted or closed.';
}

/** `volatilityAuction` as `volatility auction`. */
export function phaseInWords(phase: number): string {
  return (PHASE_NAMES[phase] ?? `phase ${phase}`).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
