import type { ReportFigure } from '../visualization/plotlyFigure.ts';

/** A part of the page: figures that belong together. */
export interface FigureSection {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly ReportFigure[];
}

/** Sections in reading order, each with the words in a figure's name that put it there; the first takes the rest. */
const SECTIONS = [
  { id: 'market', title: 'Market', words: [] },
  { id: 'differences', title: 'Differences', words: ['standardised', 'paired', 'variants'] },
  { id: 'chain', title: 'The chain', words: ['chain'] },
  { id: 'quality', title: 'Quality of the market', words: ['quality', 'discovery'] },
  { id: 'welfare', title: 'Welfare', words: ['welfare'] },
  { id: 'returns', title: 'Returns', words: ['returns'] },
  {
    id: 'order-flow',
    title: 'Order flow',
    words: [
      'order',
      'orders',
      'flow',
      'queue',
      'queues',
      'rejects',
      'resting',
      'lifetimes',
      'cancels',
      'fills',
      'fill',
      'stays',
      'survival',
      'imbalance',
    ],
  },
  { id: 'book', title: 'Book', words: ['book'] },
  { id: 'committee', title: 'Number of nodes', words: ['committee'] },
  { id: 'attacks', title: 'Attacks', words: ['attacks'] },
  { id: 'mining', title: 'Mining', words: ['mining'] },
  { id: 'impact', title: 'Impact', words: ['impact'] },
  { id: 'latency', title: 'Latency', words: ['latency', 'hops'] },
  {
    id: 'agents',
    title: 'Agents',
    words: ['agents', 'kind', 'kinds', 'position', 'positions', 'profit', 'inventory', 'inventories', 'pays'],
  },
] as const;

/** The figures by section, in their own order; sections without any are left out. */
export function figureSections(figures: readonly ReportFigure[]): FigureSection[] {
  return SECTIONS.map(({ id, title }) => ({
    id,
    title,
    figures: figures.filter((figure) => sectionOf(figure.name) === id),
  })).filter((section) => section.figures.length > 0);
}

/** Section of a figure by the first word of its name that belongs to one. */
export function sectionOf(name: string): string {
  const sections = name
    .split('-')
    .flatMap((word) => SECTIONS.filter(({ words }) => (words as readonly string[]).includes(word)));
  return sections[0]?.id ?? SECTIONS[0].id;
}
