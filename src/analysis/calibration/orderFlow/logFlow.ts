import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import { FactGuard } from '../../metrics/factGuard.ts';
import { blankLine, FLOW_EVENT, FlowTape } from './flowTape.ts';

/**
 * Orders of one instrument of a run's log onto a tape. An order is told as resting when the event that brought it is over
 * and something of it is left: what it took on the way is there as executions of others.
 */
export class LogFlow {
  readonly tape = new FlowTape();
  readonly #guard: FactGuard;
  readonly #instrument: number;
  readonly #secondsPerUnit: number;
  readonly #line = blankLine();
  /** The order that came last, as long as its event lasts. */
  readonly #new = { events: 0, time: 0, id: 0, side: 0, price: 0, left: 0 };

  /** @param instrument its place in the manifest. */
  constructor(manifest: RunManifest, instrument: number) {
    this.#guard = new FactGuard(manifest);
    this.#instrument = instrument;
    this.#secondsPerUnit = manifest.timeResolutionNs / 1e9;
  }

  visit(entry: LogEntry): void {
    if (entry.kind !== Execution.id || entry.recordClass !== RECORD_FACT) return;
    if (this.#guard.instrument(entry, Execution.instrument) !== this.#instrument) return;
    if (entry.events !== this.#new.events) this.#rest();
    const id = entry.get(Execution.orderId);
    const quantity = entry.get(Execution.quantity);
    switch (entry.get(Execution.event)) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.triggered:
        this.#rest();
        this.#arrive(entry, id, quantity);
        return;
      case EXECUTION_EVENT.filledTaker:
      case EXECUTION_EVENT.reduced:
        if (id === this.#new.id) this.#new.left = entry.get(Execution.leaves);
        else this.#write(entry, FLOW_EVENT.reduce, id, quantity);
        return;
      case EXECUTION_EVENT.filledMaker:
        this.#write(entry, FLOW_EVENT.execute, id, quantity);
        return;
      case EXECUTION_EVENT.cancelled:
        if (id === this.#new.id) this.#new.left = 0;
        else this.#write(entry, FLOW_EVENT.reduce, id, quantity);
        return;
      case EXECUTION_EVENT.replaced:
        this.#write(entry, FLOW_EVENT.left, id, 0);
        this.#arrive(entry, id, entry.get(Execution.leaves));
        return;
      case EXECUTION_EVENT.replacedInPlace:
        this.#write(entry, FLOW_EVENT.left, id, entry.get(Execution.leaves));
        return;
    }
  }

  /** The last order of all may still wait to be told. */
  finish(): void {
    this.#rest();
  }

  #arrive(entry: LogEntry, id: number, left: number): void {
    const order = this.#new;
    order.events = entry.events;
    order.time = entry.time;
    order.id = id;
    order.side = entry.get(Execution.side);
    order.price = entry.get(Execution.price);
    order.left = left;
  }

  #rest(): void {
    const order = this.#new;
    if (order.left > 0 && order.price > 0) {
      const { time, id, side, price, left } = order;
      this.#tell(time, FLOW_EVENT.add, id, side, price, left);
    }
    order.left = 0;
    order.id = 0;
  }

  #write(entry: LogEntry, event: number, id: number, quantity: number): void {
    this.#tell(entry.time, event, id, entry.get(Execution.side), entry.get(Execution.price), quantity);
  }

  #tell(time: number, event: number, id: number, side: number, price: number, quantity: number): void {
    const line = this.#line;
    line.time = time * this.#secondsPerUnit;
    line.event = event;
    line.id = id;
    line.side = side;
    line.price = price;
    line.quantity = quantity;
    this.tape.write(line);
  }
}
