import type { FigureTable, FigureValue, PlotlyTrace, ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { TEMPLATE } from './style.ts';

export interface FigureParts {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly data: readonly PlotlyTrace[];
  /** What the layout has beside the template and the title. */
  readonly layout: { readonly [attribute: string]: FigureValue };
  readonly table: FigureTable;
}

/** A report's figure in the house's dress. */
export function composeFigure({ name, title, caption, data, layout, table }: FigureParts): ReportFigure {
  const dressed = { template: TEMPLATE, title: { text: plotText(title) }, ...layout };
  return { name, title, caption, figure: { data, layout: dressed }, table };
}
