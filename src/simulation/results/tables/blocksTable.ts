import type { HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { ChainReader } from '../../../core/consensus/history/chainReader.ts';
import { blockStatuses, heightsOf, honestNodes } from '../../../core/consensus/history/chainViews.ts';
import { hashWord } from '../../../core/consensus/history/hashWords.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import { BLOCK_COLUMN, column, EPOCH_COLUMN, type TableSpec } from './tableSpec.ts';

const STATUSES = ['final', 'conflicting', 'certified', 'orphaned', 'proposed'] as const;

export const BLOCKS_TABLE: TableSpec = {
  name: 'blocks',
  description:
    'One row for each block of a chain, genesis left out, in the order in which they came up. Who holds it counts honest nodes only.',
  columns: [
    BLOCK_COLUMN,
    column('parent', 'bigint', '', 'the same of the block before it'),
    EPOCH_COLUMN,
    column('height', 'integer', '', 'blocks from genesis to this one; none where the way is not known'),
    column('proposer', 'integer', '', 'number of the node that proposed it'),
    column('proposed_ns', 'bigint', 'ns', 'when it was first proposed'),
    column('votes', 'integer', '', 'nodes of the committee that voted for it'),
    column('certified_at', 'integer', '', 'nodes that hold it as certified (Streamlet: notarised)'),
    column('certified_ns', 'bigint', 'ns', 'when the first of them did'),
    column('final_at', 'integer', '', 'nodes that hold it as final'),
    column('final_ns', 'bigint', 'ns', 'when the last of them did'),
    column(
      'status',
      'text',
      '',
      'final, conflicting (final, and so is another of its height), certified, orphaned (certified, and left behind by a final chain) or proposed',
    ),
  ],
};

/** Blocks and what became of them; the rows are made when the log is read. */
export class BlocksProjection implements TableProjection {
  readonly rows = new TableRows(BLOCKS_TABLE, { status: STATUSES });
  readonly #reader: ChainReader | undefined;
  readonly #resolution: number;

  constructor({ chain, timeResolutionNs }: RunManifest) {
    this.#reader = chain && new ChainReader(chain);
    this.#resolution = timeResolutionNs;
  }

  visit(entry: LogEntry): void {
    this.#reader?.visit(entry);
  }

  finish(): void {
    if (this.#reader === undefined) return;
    const { history } = this.#reader;
    const heights = heightsOf(history);
    const statuses = blockStatuses(history);
    const honest = honestNodes(history);
    for (const block of history.blocks.values()) {
      if (block.hash === history.chain.genesis) continue;
      const height = heights.get(block.hash) ?? -1;
      const status = STATUSES.findIndex((each) => each === statuses.get(block.hash));
      this.#put(block, height, status, honest);
    }
  }

  #put(block: HistoryBlock, height: number, status: number, honest: readonly number[]): void {
    const { rows } = this;
    const row = rows.next();
    const certified = timesAt(block.certifiedAt, honest);
    const final = timesAt(block.finalAt, honest);
    const ns = (time: number) => time * this.#resolution;
    rows.wide('block').put(row, hashWord(block.hash));
    rows.wide('parent').put(row, hashWord(block.parent));
    rows.integer('epoch').put(row, block.epoch);
    rows.integer('height').put(row, height < 0 ? Number.NaN : height);
    rows.integer('proposer').put(row, block.proposer < 0 ? Number.NaN : block.proposer);
    rows.wide('proposed_ns').put(row, ns(block.proposedAt));
    rows.integer('votes').put(row, block.voters.members().length);
    rows.integer('certified_at').put(row, certified.length);
    rows.wide('certified_ns').put(row, certified.length === 0 ? Number.NaN : ns(Math.min(...certified)));
    rows.integer('final_at').put(row, final.length);
    rows.wide('final_ns').put(row, final.length === 0 ? Number.NaN : ns(Math.max(...final)));
    rows.text('status').put(row, status);
  }
}

function timesAt(times: Float64Array, nodes: readonly number[]): number[] {
  return nodes.map((node) => times[node]).filter((time) => !Number.isNaN(time));
}
