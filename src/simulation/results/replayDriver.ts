import type { LogReader } from '../../core/data/log/logReader.ts';
import type { SimTime } from '../../core/models/units.ts';
import { inputsOfLog, type RecordedInput } from './recordedInputs.ts';
import type { DeliveredEvent, SteppedWorld } from './replayHost.ts';

/** Drives a world with the recorded inputs of its log, each injected where it came. */
export class ReplayDriver {
  readonly #world: SteppedWorld;
  readonly #inputs: Generator<RecordedInput>;
  #pending: RecordedInput | undefined;

  constructor(world: SteppedWorld, log: LogReader) {
    this.#world = world;
    this.#inputs = inputsOfLog(log);
    this.#take();
  }

  get events(): number {
    return this.#world.events;
  }

  get traceHash(): string {
    return this.#world.anchor().traceHash;
  }

  /** Delivers events until `events` have been delivered, and moves the clock to `time`. */
  advance(events: number, time: SimTime): void {
    this.#injectUntil(events);
    this.#world.advance(events, time);
  }

  /** Delivers one event, or gives undefined where the world has come to its end. */
  step(): DeliveredEvent | undefined {
    this.#injectUntil(this.#world.events);
    return this.#world.step();
  }

  #injectUntil(events: number): void {
    for (let input = this.#pending; input !== undefined && input.events <= events; input = this.#pending) {
      this.#world.advance(input.events, input.time);
      this.#world.inject(input.to, input.kind, input.fields, input.body);
      this.#take();
    }
  }

  #take(): void {
    const step = this.#inputs.next();
    this.#pending = step.done ? undefined : step.value;
  }
}
