import { declaredLayout, MAX_KIND } from '../../../core/data/log/kindLayout.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import * as message from '../../../core/models/message.ts';
// Kinds are declared by being imported: all of them have names in the table.
import '../../../core/models/messages/chainFacts.ts';
import '../../../core/models/messages/consensus.ts';
import '../../../core/models/messages/consolidated.ts';
import '../../../core/models/messages/economics.ts';
import '../../../core/models/messages/marketNotice.ts';
import '../../../core/models/messages/metaorder.ts';
import '../../../core/models/messages/orderBatch.ts';
import '../../../core/models/messages/risk.ts';
import '../../../core/models/messages/session.ts';
import '../../../core/models/messages/venueHalted.ts';
import type { TableProjection } from './tableProjection.ts';
import { type DoubleCells, TableRows } from './tableRows.ts';
import { column, EVENT_COLUMN, type TableColumn, type TableSpec, TIME_COLUMN } from './tableSpec.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = message;

const PAYLOAD: readonly TableColumn[] = Array.from({ length: PAYLOAD_FIELDS }, (_, i) =>
  column(`p${i}`, 'double', '', `field ${i} of the message, in the order of its declaration`),
);

export const EVENTS_TABLE: TableSpec = {
  name: 'events',
  description: 'One row for each entry of the event log, in its order.',
  columns: [
    EVENT_COLUMN,
    TIME_COLUMN,
    column(
      'class',
      'text',
      '',
      'delivery (a message reached its receiver), fact (an actor recorded it) or input',
    ),
    column('sender_id', 'integer', '', 'number of the actor that sent it; -1 for wake-ups and inputs'),
    column('sender', 'text', '', 'name of that actor'),
    column('receiver_id', 'integer', '', 'number of the actor that received it; -1 for facts'),
    column('receiver', 'text', '', 'name of that actor'),
    column('message_id', 'integer', '', 'number of the kind of message'),
    column('message', 'text', '', 'name of the kind, as new-order; none where this program does not know it'),
    ...PAYLOAD,
    column('body_bytes', 'integer', 'bytes', 'length of the body, where the kind has one'),
  ],
};

/** The log itself as a table. */
export class EventsProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #resolution: number;
  /** By kind: how many fields it has; all ten where this program does not know it. */
  readonly #fields = new Uint8Array(MAX_KIND + 1);
  readonly #payload: readonly DoubleCells[];
  readonly #cells;

  constructor(manifest: RunManifest) {
    const actors = manifest.actors.map((actor) => actor.name);
    for (let id = 0; id <= MAX_KIND; id++) {
      this.#fields[id] = declaredLayout(id)?.fields.length ?? PAYLOAD_FIELDS;
    }
    this.rows = new TableRows(EVENTS_TABLE, {
      class: ['delivery', 'fact', 'input'],
      sender: actors,
      receiver: actors,
      message: Array.from({ length: MAX_KIND + 1 }, (_, id) => declaredLayout(id)?.name),
    });
    this.#resolution = manifest.timeResolutionNs;
    const { rows } = this;
    this.#payload = PAYLOAD.map(({ name }) => rows.double(name));
    this.#cells = {
      event: rows.wide('event'),
      time: rows.wide('time_ns'),
      recordClass: rows.text('class'),
      senderId: rows.integer('sender_id'),
      sender: rows.text('sender'),
      receiverId: rows.integer('receiver_id'),
      receiver: rows.text('receiver'),
      messageId: rows.integer('message_id'),
      message: rows.text('message'),
      bodyBytes: rows.integer('body_bytes'),
    };
  }

  visit(entry: LogEntry): void {
    const cells = this.#cells;
    const row = this.rows.next();
    cells.event.put(row, entry.events);
    cells.time.put(row, entry.time * this.#resolution);
    cells.recordClass.put(row, entry.recordClass);
    cells.senderId.put(row, entry.from);
    cells.sender.put(row, entry.from);
    cells.receiverId.put(row, entry.to);
    cells.receiver.put(row, entry.to);
    cells.messageId.put(row, entry.kind);
    cells.message.put(row, entry.kind);
    const fields = this.#fields[entry.kind];
    for (let i = 0; i < fields; i++) this.#payload[i].put(row, entry.get(i));
    for (let i = fields; i < PAYLOAD_FIELDS; i++) this.#payload[i].putNull(row);
    if (entry.body === undefined) cells.bodyBytes.putNull(row);
    else cells.bodyBytes.put(row, entry.body.length);
  }

  finish(): void {}
}
