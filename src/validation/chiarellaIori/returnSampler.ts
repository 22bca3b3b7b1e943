import { Trade } from '../../core/models/messages/marketData.ts';
import { RECORD_FACT, type RecordClass, type Recorder } from '../../core/models/ports/recorder.ts';
import { log } from '../../core/utils/math/log.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';

const STEP_NS = 1_000_000_000;
/** Steps without matching, and those in which the opening is forgotten. */
const WARM_UP = 100;
const BURN_IN = 1000;

/** Keeps nothing of a run but the last trade's price at the end of each step. */
class PriceSampler implements Recorder {
  readonly prices: Float64Array;
  #last = 0;
  #filled = 0;

  constructor(steps: number) {
    this.prices = new Float64Array(steps);
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
    if (kind !== Trade.id || recordClass !== RECORD_FACT) return;
    this.fillTo(Math.floor(time / STEP_NS));
    this.#last = payload[base + Trade.price];
  }

  anchor(): void {}

  fillTo(step: number): void {
    for (; this.#filled < step && this.#filled < this.prices.length; this.#filled++) {
      this.prices[this.#filled] = this.#last;
    }
  }
}

/** Log returns of each step, after a burn-in, of scenario `chiarella-iori` with a mean chart weight. */
export function runChiarellaIori(
  chartWeight: number,
  steps: number,
  seed: number,
): { readonly returns: Float64Array } {
  const until = `${WARM_UP + BURN_IN + steps + 1}s`;
  const values = { until, populations: [{ agent: 'fcn', settings: { chartWeight } }] };
  const plan = planWorld('chiarella-iori', [{ source: 'validation', values }], seed);
  const sampler = new PriceSampler(WARM_UP + BURN_IN + steps + 1);
  const world = buildWorld(plan, { recorder: sampler });
  world.kernel.runUntil(world.until);
  sampler.fillTo(sampler.prices.length);
  const prices = sampler.prices.subarray(WARM_UP + BURN_IN);
  return { returns: Float64Array.from({ length: steps }, (_, i) => log(prices[i + 1] / prices[i])) };
}
