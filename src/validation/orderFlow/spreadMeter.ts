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

/** The model at one granularity, run through the exchange. */
export interface SmithFarmerRun {
  /** Time-averaged spread of each batch, in ticks. */
  readonly spreads: Float64Array;
  /** Middle prices a tenth of a second apart, in ticks. */
  readonly mids: readonly number[];
}

/** Runs scenario `smith-farmer` with `changes` of its flow for so many seconds. */
export function runSmithFarmer(
  changes: { readonly [name: string]: number },
  seconds: number,
  batches: number,
  seed: number,
): SmithFarmerRun {
  const values = { until: `${seconds}s`, populations: [{ agent: 'smith-farmer', settings: changes }] };
  const plan = planWorld('smith-farmer', [{ source: 'validation', values }], seed);
  const meter = new SpreadMeter(seconds * 1e9, batches, 1e8);
  const world = buildWorld(plan, { recorder: meter });
  world.kernel.runUntil(world.until);
  return { spreads: meter.areas.map((area, i) => area / meter.times[i]), mids: meter.mids };
}
