import * as execution from '../../core/models/messages/execution.ts';
import { Execution } from '../../core/models/messages/execution.ts';
import { Quote } from '../../core/models/messages/marketData.ts';
import { MetaorderProgress } from '../../core/models/messages/metaorder.ts';
import { RECORD_FACT, type RecordClass, type Recorder } from '../../core/models/ports/recorder.ts';
import { SELL } from '../../core/models/side.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';

const { filledTaker } = execution.EXECUTION_EVENT;

/** Keeps the middle price and, where somebody executes a large order, when each of its sizes was filled. */
class ImpactMeter implements Recorder {
  /** By change of the quote. */
  readonly times: number[] = [];
  readonly mids: number[] = [];
  /** By size: when it was filled; `NaN` where it never was. */
  readonly filledAt: Float64Array;
  side = 0;
  readonly #sizes: readonly number[];
  readonly #executor: number;
  #filled = 0;

  constructor(sizes: readonly number[], executor: number) {
    this.#sizes = sizes;
    this.#executor = executor;
    this.filledAt = new Float64Array(sizes.length).fill(Number.NaN);
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
    if (recordClass !== RECORD_FACT) return;
    if (kind === Quote.id) this.#quote(time, payload[base + Quote.bidPrice], payload[base + Quote.askPrice]);
    else if (kind === MetaorderProgress.id) this.side = payload[base + MetaorderProgress.side];
    else if (kind === Execution.id) this.#execution(time, payload, base);
  }

  anchor(): void {}

  #quote(time: number, bid: number, ask: number): void {
    if (bid === 0 || ask === 0) return;
    this.times.push(time);
    this.mids.push((bid + ask) / 2);
  }

  #execution(time: number, payload: Float64Array, base: number): void {
    if (payload[base + Execution.event] !== filledTaker) return;
    if (payload[base + Execution.account] !== this.#executor) return;
    this.#filled += payload[base + Execution.quantity];
    for (const [i, size] of this.#sizes.entries()) {
      if (this.#filled >= size && Number.isNaN(this.filledAt[i])) this.filledAt[i] = time;
    }
  }

  /** The last middle at or before a time. */
  midAt(time: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return this.mids[low - 1] ?? Number.NaN;
  }
}

/** In scenario `metaorders` the venue joins first, then the flow, then the executor. */
const EXECUTOR = 2;

function run(seed: number, sizes: readonly number[], count: number): ImpactMeter {
  const layer = { source: 'validation', values: {} };
  const plan = planWorld('metaorders', [layer], seed);
  const config = plan.config as unknown as { populations: { count: number }[] };
  const populations = config.populations.map((one, i) => (i === 1 ? { ...one, count } : one));
  const meter = new ImpactMeter(sizes, EXECUTOR);
  const world = buildWorld({ ...plan, config: { ...config, populations } as never }, { recorder: meter });
  world.kernel.runUntil(world.until);
  return meter;
}

/**
 * By size: how far the middle price was, in ticks and in the direction of the order, from that of the same seed without
 * the order, when so many lots were filled. An executor by share of volume does not know how large its order is before
 * the last lot, so that one run is the run of every smaller size as well.
 */
export function impactsOf(seed: number, sizes: readonly number[]): Float64Array {
  const executed = run(seed, sizes, 1);
  const without = run(seed, sizes, 0);
  const sign = executed.side === SELL ? -1 : 1;
  return executed.filledAt.map((time) => sign * (executed.midAt(time) - without.midAt(time)));
}
