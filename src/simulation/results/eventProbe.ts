import { RECORD_DELIVERY, type RecordClass, type Recorder } from '../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../core/models/units.ts';
import type { DeliveredEvent } from './replayHost.ts';

/** A recorder that keeps a copy of the last event delivered while it is armed, and nothing else. */
export class EventProbe implements Recorder {
  armed = false;
  last: Omit<DeliveredEvent, 'traceHash'> | undefined;

  write(
    recordClass: RecordClass,
    events: number,
    time: SimTime,
    from: ActorId,
    to: ActorId,
    kind: number,
    payload: Float64Array,
    base: number,
    fieldCount: number,
    body: Uint8Array | undefined,
  ): void {
    if (!this.armed || recordClass !== RECORD_DELIVERY) return;
    const fields = Array.from(payload.subarray(base, base + fieldCount));
    this.last = { events, time, from, to, kind, fields, body };
  }

  anchor(): void {}
}
