import type { LogReader, WholeSegment } from '../../core/data/log/logReader.ts';
import type { LogEntry } from '../../core/models/logEntry.ts';
import { messageKind } from '../../core/models/message.ts';
import { RECORD_INPUT } from '../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** An external input as the log holds it, copied. */
export interface RecordedInput {
  /** Events delivered when it came. */
  readonly events: number;
  readonly time: SimTime;
  readonly to: ActorId;
  readonly kind: number;
  readonly fields: readonly number[];
  readonly body: Uint8Array | undefined;
}

/** The external inputs of one segment, in order. Segments without any are not decoded. */
export function inputsOf(segment: WholeSegment): RecordedInput[] {
  const inputs: RecordedInput[] = [];
  if (segment.header.inputs === 0) return inputs;
  segment.forEach((entry) => {
    if (entry.recordClass === RECORD_INPUT) inputs.push(copied(entry, segment.header.index));
  });
  return inputs;
}

/** All external inputs of a log, one segment in memory at a time. */
export function* inputsOfLog(log: LogReader): Generator<RecordedInput> {
  for (const segment of log.wholeSegments()) yield* inputsOf(segment);
}

function copied(entry: LogEntry, segment: number): RecordedInput {
  const kind = messageKind(entry.kind);
  if (kind === undefined) {
    throw new BaseError(
      'DATA_UNKNOWN_RECORD',
      `segment ${segment} holds an input of unknown kind ${entry.kind}`,
      {
        facts: { segment, kind: entry.kind },
      },
    );
  }
  const { events, time, to, body } = entry;
  const fields = kind.fields.map((_, index) => entry.get(index));
  return { events, time, to, kind: entry.kind, fields, body: body?.slice() };
}
