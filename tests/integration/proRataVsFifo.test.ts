import { beforeAll, describe, expect, it } from 'vitest';
import { proRataSize } from '../../src/analysis/theory/sizeContest.ts';
import { SizeQuoter } from '../../src/market/agents/sizeQuoter.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import { standardErrorsFrom } from '../support/newsRuns.ts';
import { PlacesInQueue } from '../support/placesInQueue.ts';

const SEEDS = 8;
const MAKERS = 4;

interface Outcome {
  /** Mean over makers and the second half of the run of the size that they have come to. */
  readonly size: number;
  readonly places: PlacesInQueue;
}

function outcome(mechanism: string, seed: number): Outcome {
  const places = new PlacesInQueue([2, 3, 4, 5]);
  const plan = planWorld('pro-rata-vs-fifo', [{ source: 'test', values: { venue: { mechanism } } }], seed);
  const world = buildWorld(plan, { recorder: places, logLevel: 'commands' });
  const makers = world.kernel.table.actors.filter((actor) => actor instanceof SizeQuoter);
  expect(makers.length).toBe(MAKERS);
  const sizes: number[] = [];
  for (let step = 8; step <= 16; step++) {
    world.kernel.runUntil((world.until * step) / 16);
    sizes.push(...makers.map(({ size }) => size));
  }
  world.check();
  return { size: sizes.reduce((sum, size) => sum + size, 0) / sizes.length, places };
}

describe('what makers show, and what the first place is worth', () => {
  let fifo: Outcome[];
  let proRata: Outcome[];

  beforeAll(() => {
    const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);
    fifo = seeds.map((seed) => outcome('continuous-double-auction', seed));
    proRata = seeds.map((seed) => outcome('pro-rata', seed));
  });

  it('pro-rata, they show more than by time, in every run', () => {
    for (const [i, { size }] of proRata.entries()) expect(size).toBeGreaterThan(1.3 * fifo[i].size);
  });

  it('pro-rata, they come to the size at which a contest for shares ends', () => {
    // A lot filled earns the half-spread of 10 ticks; 50 lots come to each side each second; a lot shown costs 0.05 ticks.
    const theory = proRataSize(MAKERS, 10, 50, 0.05);
    expect(theory).toBe(1875);
    const sizes = proRata.map(({ size }) => size);
    expect(Math.abs(standardErrorsFrom(theory, sizes))).toBeLessThanOrEqual(2);
  });

  it('by time, the first in the queue is filled far better than the last; pro-rata, hardly', () => {
    const advantage = ({ places }: Outcome) => places.ratio(0) / places.ratio(MAKERS - 1);
    for (const run of fifo) expect(advantage(run)).toBeGreaterThan(3);
    for (const run of proRata) expect(advantage(run)).toBeLessThan(1.3);
  });
});
