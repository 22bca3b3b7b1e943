import { describe, expect, it } from 'vitest';
import { DROP } from '../../../../src/core/models/ports/latencyModel.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { ConstantLatency } from '../../../../src/simulation/engine/latency/constant.ts';
import { LogNormalLatency } from '../../../../src/simulation/engine/latency/logNormal.ts';
import { LossyLatency } from '../../../../src/simulation/engine/latency/lossy.ts';
import { MatrixLatency } from '../../../../src/simulation/engine/latency/matrix.ts';
import { UniformLatency } from '../../../../src/simulation/engine/latency/uniform.ts';
import { LinkClock } from '../../../../src/simulation/engine/linkClock.ts';

const rng = () => createRng(5, 'latency');

describe('latency models', () => {
  it('uniform stays inside its bounds and reaches both', () => {
    const model = new UniformLatency(10, 13);
    const random = rng();
    const seen = new Set(Array.from({ length: 500 }, () => model.sample(0, 1, 0, random)));
    expect([...seen].sort()).toEqual([10, 11, 12, 13]);
  });

  it('log-normal has its floor and its median, in whole units', () => {
    const model = new LogNormalLatency(1000, 500, 0.8);
    const random = rng();
    const draws = Array.from({ length: 4001 }, () => model.sample(0, 1, 0, random)).sort((a, b) => a - b);
    expect(draws[0]).toBeGreaterThan(1000);
    expect(Math.abs(draws[2000] - 1500)).toBeLessThan(30);
    expect(draws.every(Number.isInteger)).toBe(true);
  });

  it('a matrix knows places, one way and back, and adds jitter', () => {
    const base = [
      [0, 70],
      [90, 5],
    ];
    const model = new MatrixLatency([0, 1, 1], base);
    expect([
      model.sample(0, 1, 0, rng()),
      model.sample(1, 0, 0, rng()),
      model.sample(1, 2, 0, rng()),
    ]).toEqual([70, 90, 5]);
    expect(model.monotone).toBe(true);
    const jittered = new MatrixLatency([0, 1], base, new UniformLatency(1, 1));
    expect([jittered.sample(0, 1, 0, rng()), jittered.monotone]).toEqual([71, false]);
  });

  it('a lossy network drops the share it names, and a matrix over it keeps the loss', () => {
    const model = new MatrixLatency([0, 0], [[3]], new LossyLatency(0.5, new ConstantLatency(1)));
    const random = rng();
    const draws = Array.from({ length: 2000 }, () => model.sample(0, 1, 0, random));
    const lost = draws.filter((d) => d === DROP).length;
    expect(Math.abs(lost - 1000)).toBeLessThan(100);
    expect(new Set(draws)).toEqual(new Set([DROP, 4]));
  });
});

describe('the clock of links', () => {
  it('never lets a later message arrive earlier, link by link, through growth and snapshots', () => {
    const clock = new LinkClock(4);
    const last = new Map<string, number>();
    const random = rng();
    for (let i = 0; i < 5000; i++) {
      const [from, to, arrival] = [random.below(20), random.below(20), random.below(1000) + i];
      const key = `${from}>${to}`;
      const expected = Math.max(arrival, last.get(key) ?? 0);
      expect(clock.inOrder(from, to, arrival)).toBe(expected);
      last.set(key, expected);
      if (i === 2500) clock.restore(clock.snapshot() as never);
    }
  });
});
