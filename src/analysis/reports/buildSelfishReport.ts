import type { SelfishLine } from '../consensus/selfishShares.ts';
import { selfishFigure } from '../visualization/consensus/selfishFigure.ts';
import { formatNumber } from '../visualization/numbers.ts';
import type { ReportContent } from './reportContent.ts';

/** What a report of selfish mining says of where it comes from. */
export interface SelfishSource {
  readonly programVersion: string;
  readonly command: string;
  /** Length of the chain of a run. */
  readonly blocks: number;
  readonly seeds: readonly number[];
}

/** The report of selfish pools: what they earn over their power, and from which power on it pays. */
export function buildSelfishReport(
  lines: readonly SelfishLine[],
  { programVersion, command, blocks, seeds }: SelfishSource,
): ReportContent {
  return {
    kind: 'protocols',
    title: 'Selfish mining',
    programVersion,
    notes: [],
    tiles: [
      ['Blocks a run', formatNumber(blocks)],
      ['Seeds', formatNumber(seeds.length)],
    ],
    tables: [
      {
        name: 'thresholds',
        title: 'From which power it pays',
        caption: 'Equation 9 of Eyal and Sirer (2014): (1 - gamma) / (3 - 2 gamma).',
        table: {
          columns: ['Gamma', 'Power'],
          rows: lines.map(({ gamma, threshold }) => [formatNumber(gamma, 2), formatNumber(threshold, 4)]),
        },
      },
    ],
    figures: [selfishFigure(lines)],
    facts: [],
    runs: [],
    command,
  };
}
