import { PHASE_ROLES } from '../../../core/consensus/protocol.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { ChainSigned } from '../../../core/models/messages/chainFacts.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import {
  BLOCK_COLUMN,
  column,
  EPOCH_COLUMN,
  EVENT_COLUMN,
  NODE_COLUMN,
  type TableSpec,
  TIME_COLUMN,
} from './tableSpec.ts';
import { manifestNames } from './vocabulary.ts';

export const VOTES_TABLE: TableSpec = {
  name: 'votes',
  description:
    'One row for each time that a node of a chain signs a vote; those that it sends to several count once for each.',
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    NODE_COLUMN,
    column('voter', 'integer', '', 'number in the committee in whose name it is signed'),
    EPOCH_COLUMN,
    BLOCK_COLUMN,
  ],
};

const VOTE = PHASE_ROLES.indexOf('vote');

/** Votes, as they are signed. */
export class VotesProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;
  /** The last vote of each name: sending it tells of it again. */
  readonly #seen = new Set<string>();

  constructor(manifest: RunManifest) {
    this.rows = new TableRows(VOTES_TABLE, { node: manifestNames(manifest).agent });
    this.#resolution = manifest.timeResolutionNs;
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== ChainSigned.id) return;
    if (entry.get(ChainSigned.role) !== VOTE) return;
    const voter = entry.get(ChainSigned.signer);
    const epoch = entry.get(ChainSigned.epoch);
    const block = entry.get(ChainSigned.block);
    const key = `${entry.from} ${voter} ${epoch} ${block}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { rows } = this;
    const row = rows.next();
    rows.wide('event').put(row, entry.events);
    rows.wide('time_ns').put(row, entry.time * this.#resolution);
    rows.text('node').put(row, entry.from);
    rows.integer('voter').put(row, voter);
    rows.integer('epoch').put(row, epoch);
    rows.wide('block').put(row, block);
  }

  finish(): void {}
}
