import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { Quote } from '../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';

/** mu market orders a second, and alpha limit orders per tick, side and second: mu / alpha is 100 ticks. */
const MU = 10;
const ALPHA = 0.1;
const SECONDS = 1500;
const BURN_IN = 0.2;

/** The paper's model alone: nobody but the flow, and no latency. */
function pureFlow(epsilon: number) {
  return {
    until: `${SECONDS}s`,
    network: { model: 'constant', delayNs: 0 },
    instrument: { openingPrice: 1_000_000 },
    flow: {
      traders: 5,
      marketOrderRate: MU,
      limitOrderRate: ALPHA,
      cancellationRate: epsilon * MU,
      orderSize: 1,
      window: 500,
    },
    makers: { count: 0 },
    momentum: { count: 0 },
    subscribers: { count: 0 },
  };
}

/** Time-averaged spread after the burn-in, in units of mu / alpha. */
function scaledSpread(epsilon: number, seed: number): number {
  const log = new MemoryLog();
  const world = buildWorld(planWorld('zi', [{ source: 'test', values: pureFlow(epsilon) }], seed), {
    recorder: log,
  });
  world.kernel.runUntil(world.until);
  let [area, time, since, spread] = [0, 0, BURN_IN * world.until, 0];
  log.forEach((entry) => {
    if (entry.kind !== Quote.id || entry.recordClass !== RECORD_FACT) return;
    if (entry.time > since && spread > 0) {
      area += spread * (entry.time - since);
      time += entry.time - since;
    }
    since = Math.max(since, entry.time);
    const [bid, ask] = [entry.get(Quote.bidPrice), entry.get(Quote.askPrice)];
    spread = bid > 0 && ask > 0 ? ask - bid : 0;
  });
  return area / time / (MU / ALPHA);
}

/**
 * Smith, Farmer, Gillemot and Krishnamurthy (2003): the spread in units of mu / alpha depends on
 * epsilon = delta sigma / mu alone. Values: independent simulations with tick / p_c = 0.02.
 */
describe('the flow of scenario zi is the model of the paper', () => {
  it.each([
    [0.05, 0.314],
    [0.2, 0.5],
    [0.5, 0.814],
  ])('at epsilon %f the mean spread is %f mu / alpha', (epsilon, expected) => {
    expect(Math.abs(scaledSpread(epsilon, 1) / expected - 1)).toBeLessThan(0.04);
  });
});
