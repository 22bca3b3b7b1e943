import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { heightsOf, honestNodes, isCertified } from '../../../core/consensus/history/chainViews.ts';
import { type BlockAtNodes, type EpochRow, epochRows } from '../../../core/consensus/history/epochRows.ts';
import { shortHash } from '../../../core/consensus/history/findings.ts';
import { nodeList } from '../../../core/consensus/history/nodeNames.ts';
import { NOBODY } from '../../../core/consensus/leaders.ts';
import type { ChainStyle } from './chainStyle.ts';
import { type StyledCell, tableLines, tableWidth } from './styledTable.ts';

/** Epochs shown at either end of a long run. */
const SHOWN_ENDS = 20;

/** The epochs of a run in lines: a table where it fits the width, else a few lines for each. */
export function epochText(history: ChainHistory, style: ChainStyle, width: number): string[] {
  const writer = new EpochWriter(history, style);
  const rows = epochRows(history);
  const isLong = rows.length > 3 * SHOWN_ENDS;
  const first = isLong ? rows.slice(0, SHOWN_ENDS) : rows;
  const last = isLong ? rows.slice(-SHOWN_ENDS) : [];
  const head = writer.heads();
  const tables = [first, last].map((part) => part.flatMap((row) => writer.cells(row)));
  const all = [head, ...tables.flat()];
  const left = rows.length - first.length - last.length;
  const gap = left > 0 ? [style.faint(`… ${left} more: the page and --json have all`)] : [];
  if (tableWidth(all) > width)
    return [
      ...first.flatMap((row) => writer.lines(row)),
      ...gap,
      ...last.flatMap((row) => writer.lines(row)),
    ];
  const lines = tableLines(all);
  const behind = 1 + tables[0].length;
  return [...lines.slice(0, behind), ...gap, ...lines.slice(behind)];
}

class EpochWriter {
  readonly #history: ChainHistory;
  readonly #style: ChainStyle;
  readonly #heights: ReadonlyMap<string, number>;
  readonly #honest: number;

  constructor(history: ChainHistory, style: ChainStyle) {
    this.#history = history;
    this.#style = style;
    this.#heights = heightsOf(history);
    this.#honest = honestNodes(history).length;
  }

  heads(): StyledCell[] {
    const { epoch, certified, final } = this.#history.chain.words;
    const heads = [epoch, 'leader', 'proposes', 'on', 'height', 'votes', `${certified} tip`, final];
    return heads.map((head) => ({ text: head.toUpperCase(), style: this.#style.faint }));
  }

  /** One row for each block of the epoch; one that says so where there was none. */
  cells(row: EpochRow): StyledCell[][] {
    const { faint, certified, final } = this.#style;
    const outcome: StyledCell[] = [
      { text: this.#held(row.tips), style: certified },
      { text: row.finalised.length === 0 ? '' : this.#held(row.finalised), style: final },
    ];
    const start: StyledCell[] = [{ text: String(row.epoch) }, { text: leaderName(row) }];
    if (row.blocks.length === 0) {
      const nothing = [{ text: 'nothing', style: faint }, ...['', '', ''].map((text) => ({ text }))];
      return [[...start, ...nothing, ...outcome]];
    }
    return row.blocks.map((block, i) => [
      ...(i === 0 ? start : [{ text: '' }, { text: '' }]),
      { text: shortHash(block.hash), style: isCertified(this.#history, block) ? certified : faint },
      { text: this.#name(block.parent) },
      { text: this.#height(block) },
      { text: nodeList(block.voters.members()) || '–' },
      ...(i === row.blocks.length - 1 ? outcome : []),
    ]);
  }

  lines(row: EpochRow): string[] {
    const { words, quorum } = this.#history.chain;
    const { faint, certified, final, strong } = this.#style;
    const said = row.blocks.flatMap((block) => {
      const votes = `  votes      ${nodeList(block.voters.members()) || '–'} (${quorum} needed)`;
      const proposal = `  proposes   ${shortHash(block.hash)} on ${this.#name(block.parent)}`;
      return quorum > 1 ? [proposal, votes] : [proposal];
    });
    const leader = row.leader === NOBODY ? '' : `, leader ${leaderName(row)}`;
    return [
      strong(`${words.epoch} ${row.epoch}${leader}`),
      ...(said.length === 0 ? [faint('  proposes   nothing')] : said),
      `  ${words.certified.padEnd(10)} ${certified(this.#held(row.tips))}`,
      ...(row.finalised.length === 0
        ? []
        : [`  ${words.final.padEnd(10)} ${final(this.#held(row.finalised))}`]),
    ];
  }

  /** Blocks, each with the nodes that hold it where not all honest ones do. */
  #held(blocks: readonly BlockAtNodes[]): string {
    const texts = blocks.map(({ block, nodes }) => {
      const name = this.#name(block.hash);
      return nodes.length === this.#honest ? name : `${name} at ${nodeList(nodes)}`;
    });
    return texts.join(', ');
  }

  #height(block: HistoryBlock): string {
    const height = this.#heights.get(block.hash) ?? -1;
    return height < 0 ? '?' : String(height);
  }

  #name(hash: string): string {
    return hash === this.#history.chain.genesis ? 'genesis' : shortHash(hash);
  }
}

/** Nobody leads where blocks are mined. */
function leaderName({ leader }: EpochRow): string {
  return leader === NOBODY ? '–' : String(leader);
}
