import type { FigureValue, PlotlyFigure } from './plotlyFigure.ts';

/**
 * Colours by role, on light and on dark paper. The data colours are those of Okabe and Ito (2008), told apart with
 * every common kind of colour blindness, lightened for dark paper; depth runs in one hue from the paper's own colour,
 * so that it also reads in grey.
 */
const PALETTE = {
  paper: ['#ffffff', '#14181f'],
  ink: ['#1f2933', '#e4e7eb'],
  muted: ['#616e7c', '#9aa5b1'],
  grid: ['#e8ebef', '#2a313c'],
  axis: ['#b8c1cb', '#4a5563'],
  bid: ['#0072b2', '#56b4e9'],
  ask: ['#d55e00', '#ff9149'],
  green: ['#009e73', '#34c99c'],
  purple: ['#b0568a', '#e39cc6'],
  amber: ['#c88a00', '#f2b731'],
  blue: ['#0073b3', '#57b5ea'],
  red: ['#d45d00', '#ff9048'],
  crowd: ['#8793a1', '#76828f'],
  sky: ['#4fa8dc', '#a5d8f6'],
  envelope: ['rgba(97,110,124,0.16)', 'rgba(154,165,177,0.20)'],
  outerBand: ['rgba(0,114,178,0.10)', 'rgba(86,180,233,0.12)'],
  innerBand: ['rgba(0,114,178,0.20)', 'rgba(86,180,233,0.24)'],
  buys: ['#006b4f', '#3fe0b0'],
  sells: ['#b81f5a', '#ff7ab0'],
  depth1: ['#d6e6f4', '#15304a'],
  depth2: ['#9fcae2', '#1b527f'],
  depth3: ['#5ba3cf', '#2c7fb9'],
  depth4: ['#2171b4', '#6db3de'],
  loss2: ['#f0a878', '#8f4a1d'],
  loss1: ['#f9dcc8', '#4a2c1b'],
  gain1: ['#cfe4f2', '#1d3c54'],
  gain2: ['#7fbbe0', '#2b6a98'],
  depth5: ['#083069', '#d8ecf8'],
} as const;

type ColourRole = keyof typeof PALETTE;

/** The light colours by role: what figures are built with. */
export const COLOUR = Object.fromEntries(
  Object.entries(PALETTE).map(([role, [light]]) => [role, light]),
) as Readonly<Record<ColourRole, string>>;

/** Dark colour of each light one: a page in dark mode swaps them wherever they stand in a figure. */
export const DARK_BY_LIGHT: Readonly<Record<string, string>> = Object.fromEntries(Object.values(PALETTE));

/** Colours of lines that are told apart by name, strongest first. */
export const LINE_COLOURS = [
  COLOUR.ask,
  COLOUR.green,
  COLOUR.purple,
  COLOUR.amber,
  COLOUR.bid,
  COLOUR.ink,
] as const;

/** Colours of the kinds of agent, by their number. */
export const KIND_COLOURS = [
  COLOUR.bid,
  COLOUR.ask,
  COLOUR.green,
  COLOUR.purple,
  COLOUR.amber,
  COLOUR.ink,
  COLOUR.crowd,
  COLOUR.muted,
] as const;

/** Loss through nothing to gain. */
export const PROFIT_COLOURS: FigureValue = [
  [0, COLOUR.loss2],
  [0.4, COLOUR.loss1],
  [0.5, COLOUR.paper],
  [0.6, COLOUR.gain1],
  [1, COLOUR.gain2],
];

export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

/** Paper to full depth. */
export const DEPTH_COLOURS: FigureValue = [
  [0, COLOUR.paper],
  [0.04, COLOUR.depth1],
  [0.35, COLOUR.depth2],
  [0.65, COLOUR.depth3],
  [0.9, COLOUR.depth4],
  [1, COLOUR.depth5],
];

const AXIS: { readonly [attribute: string]: FigureValue } = {
  gridcolor: COLOUR.grid,
  linecolor: COLOUR.axis,
  tickcolor: COLOUR.axis,
  zerolinecolor: COLOUR.axis,
  zerolinewidth: 1,
  ticks: 'outside',
  ticklen: 4,
  automargin: true,
  title: { standoff: 10, font: { size: 12, color: COLOUR.muted } },
};

/** Plotly template of all figures. */
export const TEMPLATE: FigureValue = {
  layout: {
    paper_bgcolor: COLOUR.paper,
    plot_bgcolor: COLOUR.paper,
    font: { family: FONT_FAMILY, size: 12, color: COLOUR.ink },
    title: { x: 0, xref: 'container', xanchor: 'left', pad: { l: 12 }, font: { size: 16 } },
    margin: { l: 56, r: 28, t: 64, b: 48 },
    separators: '.\u202f',
    hovermode: 'x unified',
    hoverlabel: {
      bgcolor: COLOUR.paper,
      bordercolor: COLOUR.axis,
      font: { color: COLOUR.ink },
      namelength: -1,
    },
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom', bgcolor: 'rgba(0,0,0,0)' },
    xaxis: { ...AXIS, showline: true, zeroline: false },
    yaxis: { ...AXIS, showline: false },
  },
};

/** The same figure on dark paper. */
export function darkFigure(figure: PlotlyFigure): PlotlyFigure {
  return swapColours(figure as unknown as FigureValue) as unknown as PlotlyFigure;
}

function swapColours(value: FigureValue): FigureValue {
  if (typeof value === 'string') return Object.hasOwn(DARK_BY_LIGHT, value) ? DARK_BY_LIGHT[value] : value;
  if (Array.isArray(value)) return value.map(swapColours);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, swapColours(item)]));
}
