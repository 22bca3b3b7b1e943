/** What a figure is made of: plain JSON. */
export type FigureValue =
  | null
  | boolean
  | number
  | string
  | readonly FigureValue[]
  | { readonly [key: string]: FigureValue };

/** The traces this package draws, in the attribute names of Plotly's figure schema. */
export interface PlotlyTrace {
  readonly type: 'scatter' | 'bar' | 'heatmap' | 'box';
  readonly name: string;
  readonly [attribute: string]: FigureValue;
}

/** A figure of Plotly: `Plotly.newPlot(element, figure.data, figure.layout)` shows it. */
export interface PlotlyFigure {
  readonly data: readonly PlotlyTrace[];
  readonly layout: { readonly [attribute: string]: FigureValue };
}

/** The figure's content for those who read numbers: cells are text, already rounded, with units in the heads. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure with the words that go with it. */
export interface ReportFigure {
  /** File name without extension, and id on the page. */
  readonly name: string;
  /** What is seen, in a few words. */
  readonly title: string;
  /** One sentence on how to read it. */
  readonly caption: string;
  readonly figure: PlotlyFigure;
  readonly table: FigureTable;
}
