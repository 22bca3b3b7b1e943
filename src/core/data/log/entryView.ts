import type { LogEntry } from '../../models/logEntry.ts';
import { PAYLOAD_FIELDS } from '../../models/message.ts';
import type { RecordClass } from '../../models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../models/units.ts';

/** The one entry that a decoder fills again and again. */
export class EntryView implements LogEntry {
  recordClass: RecordClass = 0;
  events = 0;
  time: SimTime = 0;
  from: ActorId = 0;
  to: ActorId = 0;
  kind = 0;
  body: Uint8Array | undefined = undefined;
  /** Numeric fields that the kind has in this program. */
  fieldCount = 0;
  readonly values = new Float64Array(PAYLOAD_FIELDS);

  /** A field by its index in this program's declaration; 0 where the log's older declaration lacks it. */
  get(index: number): number {
    return index < this.fieldCount ? this.values[index] : 0;
  }
}
