import { Quote } from '../../core/models/messages/marketData.ts';
import { RECORD_FACT, type RecordClass, type Recorder } from '../../core/models/ports/recorder.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import { addSpan } from './naiveSmithFarmer.ts';

const BURN_IN = 0.2;

/** Keeps nothing of a run but its spread and its middle price. */
class SpreadMeter implements Recorder {
  readonly areas: Float64Array;
  readonly times: Float64Array;
  /** Middle price at the end of each stretch of `step` time units after the burn-in, in ticks. */
  readonly mids: number[] = [];
  readonly #start: number;
  readonly #batch: number;
  readonly #step: number;
  #since = 0;
  #bid = 0;
  #ask = 0;

  constructor(end: number, batches: number, step: number) {
    this.areas = new Float64Array(batches);
    this.times = new Float64Array(batches);
    this.#start = Math.floor(BURN_IN * end);
    this.#batch = (end - this.#start) / batches;
    this.#step = step;
  }

  write(
    recordClass: RecordClass,
    _events: number,
    time: number,
    _from: number,
    _to: number,
    kind: number,
    payload: Float64Array,
    base: number,
  ): void {
    if (kind !== Quote.id || recordClass !== RECORD_FACT) return;
    this.#measureUntil(time);
    this.#bid = payload[base + Quote.bidPrice];
    this.#ask = payload[base + Quote.askPrice];
  }

  anchor(): void {}

  #measureUntil(time: number): void {
    if (this.#bid > 0 && this.#ask > 0) {
      const [from, to] = [this.#since - this.#start, time - this.#start];
      addSpan(this.areas, this.times, from, to, this.#batch, this.#ask - this.#bid);
      while (this.#start + (this.mids.length + 1) * this.#step <= time) {
        this.mids.push((this.#bid + this.#ask) / 2);
      }
    }
    this.#since = time;
  }
}

/** What a flow alone in its market leads to. */
export interface FlowRun {
  /** Time-averaged spread of each batch, in ticks. */
  readonly spreads: Float64Array;
  /** Middle prices at equal steps of time, in ticks. */
  readonly mids: readonly number[];
}

/** How a flow is run and looked at. */
export interface FlowPlan {
  /** Name of the scenario, which is that of its one agent. */
  readonly scenario: string;
  /** Changes of the agent's settings. */
  readonly changes: { readonly [name: string]: number };
  readonly seconds: number;
  readonly seed: number;
  /** Seconds between two middle prices. */
  readonly step: number;
  readonly batches: number;
}

/** Runs a scenario of one flow; its first fifth is not looked at. */
export function runFlow({ scenario, changes, seconds, seed, step, batches }: FlowPlan): FlowRun {
  const values = { until: `${seconds}s`, populations: [{ agent: scenario, settings: changes }] };
  const meter = new SpreadMeter(seconds * 1e9, batches, step * 1e9);
  const world = buildWorld(planWorld(scenario, [{ source: 'validation', values }], seed), {
    recorder: meter,
  });
  world.kernel.runUntil(world.until);
  return { spreads: meter.areas.map((area, i) => area / meter.times[i]), mids: meter.mids };
}
