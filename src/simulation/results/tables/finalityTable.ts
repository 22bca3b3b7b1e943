import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { ChainCertified, ChainFinalised } from '../../../core/models/messages/chainFacts.ts';
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

const STEPS = ['certified', 'final'] as const;

export const FINALITY_TABLE: TableSpec = {
  name: 'finality',
  description:
    'One row for each time that a node of a chain comes to hold a block as certified, or as final with all before it.',
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    NODE_COLUMN,
    column('step', 'text', '', 'certified (Streamlet: notarised) or final'),
    EPOCH_COLUMN,
    BLOCK_COLUMN,
  ],
};

/** Both facts have their fields in the same places. */
const STEP_OF: ReadonlyMap<number, number> = new Map([
  [ChainCertified.id, STEPS.indexOf('certified')],
  [ChainFinalised.id, STEPS.indexOf('final')],
]);

/** What nodes come to hold, as it happens. */
export class FinalityProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;

  constructor(manifest: RunManifest) {
    this.rows = new TableRows(FINALITY_TABLE, { node: manifestNames(manifest).agent, step: STEPS });
    this.#resolution = manifest.timeResolutionNs;
  }

  visit(entry: LogEntry): void {
    const step = entry.recordClass === RECORD_FACT ? STEP_OF.get(entry.kind) : undefined;
    if (step === undefined) return;
    const { rows } = this;
    const row = rows.next();
    rows.wide('event').put(row, entry.events);
    rows.wide('time_ns').put(row, entry.time * this.#resolution);
    rows.text('node').put(row, entry.from);
    rows.text('step').put(row, step);
    rows.integer('epoch').put(row, entry.get(ChainCertified.epoch));
    rows.wide('block').put(row, entry.get(ChainCertified.block));
  }

  finish(): void {}
}
