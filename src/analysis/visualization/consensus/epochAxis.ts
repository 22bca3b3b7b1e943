import type { FigureValue } from '../plotlyFigure.ts';

/** Epochs that are seen at once; more are reached by the slider below the figure. */
const SHOWN_EPOCHS = 26;
const MOST_TICKS = 26;

/** An axis of epochs from genesis on, with a slider where there are many. */
export function epochAxis(title: string, last: number): FigureValue {
  const isLong = last > SHOWN_EPOCHS;
  return {
    title: { text: title },
    range: isLong ? [-0.6, SHOWN_EPOCHS + 0.6] : [-0.6, last + 0.6],
    dtick: isLong ? 2 : Math.ceil(last / MOST_TICKS),
    tick0: 0,
    showgrid: false,
    zeroline: false,
    ...(isLong ? { rangeslider: { visible: true, range: [-0.6, last + 0.6], thickness: 0.1 } } : {}),
  };
}
