import type { BlockStatus } from '../../../core/consensus/history/chainViews.ts';
import type { ChainEntry } from '../../../core/models/chainEntry.ts';
import { COLOUR } from '../style.ts';

/** How a block of some status is drawn: colour and shape both tell. */
export interface BlockMark {
  readonly status: BlockStatus;
  readonly name: string;
  readonly symbol: string;
  readonly colour: string;
  readonly size: number;
}

/** Marks of blocks, in the order of legends, in the words of the chain's protocol. */
export function blockMarks({ words: { certified, final } }: ChainEntry): BlockMark[] {
  return [
    { status: 'final', name: capital(final), symbol: 'square', colour: COLOUR.green, size: 16 },
    {
      status: 'conflicting',
      name: `${capital(final)}, in conflict`,
      symbol: 'star-diamond',
      colour: COLOUR.red,
      size: 19,
    },
    { status: 'certified', name: capital(certified), symbol: 'circle', colour: COLOUR.blue, size: 15 },
    {
      status: 'orphaned',
      name: `${capital(certified)}, left behind`,
      symbol: 'x',
      colour: COLOUR.purple,
      size: 13,
    },
    {
      status: 'proposed',
      name: 'Only proposed',
      symbol: 'circle-open',
      colour: COLOUR.muted,
      size: 12,
    },
  ];
}

/** A word with a capital first letter. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
