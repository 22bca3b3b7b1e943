import { createColors } from 'picocolors';

type Style = (text: string) => string;

/** How parts of a chain's text are dressed; as they are where there is no terminal, or NO_COLOR is set. */
export interface ChainStyle {
  readonly strong: Style;
  readonly faint: Style;
  readonly certified: Style;
  readonly final: Style;
  readonly bad: Style;
}

/** @param isTerminal true where a person reads. */
export function chainStyle(isTerminal: boolean): ChainStyle {
  const { bold, dim, cyan, green, red } = createColors(isTerminal && !process.env.NO_COLOR);
  return { strong: bold, faint: dim, certified: cyan, final: green, bad: red };
}
