import { describe, expect, it } from 'vitest';
import { DROP } from '../../../../src/core/models/ports/latencyModel.ts';
import { normalQuantile } from '../../../../src/core/utils/math/normalQuantile.ts';
import { createRng, type Rng } from '../../../../src/core/utils/rng.ts';
import { ConstantLatency } from '../../../../src/simulation/engine/latency/constant.ts';
import { LineLatency } from '../../../../src/simulation/engine/latency/line.ts';
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

  it('log-normal has its floor, in whole units', () => {
    const model = new LogNormalLatency(1000, 500, 0.8);
    const random = rng();
    const draws = Array.from({ length: 4000 }, () => model.sample(0, 1, 0, random));
    expect(Math.min(...draws)).toBeGreaterThan(1000);
    expect(draws.every(Number.isInteger)).toBe(true);
  });

  it('log-normal quantiles are those of the formula, from the far left tail to the far right', () => {
    const [floor, median, sigma] = [7, 1e9, 1];
    const model = new LogNormalLatency(floor, median, sigma);
    for (const p of [1e-7, 0.0015, 0.0078, 0.0083, 0.3, 0.50037, 0.777, 0.9917, 0.9922, 0.9999, 1 - 1e-7]) {
      const word = Math.floor(p * 2 ** 32);
      const drawn = model.sample(0, 1, 0, { nextU32: () => word } as unknown as Rng) - floor;
      const exact = median * Math.exp(sigma * normalQuantile(p));
      expect(Math.abs(drawn / exact - 1), `p = ${p}`).toBeLessThan(0.001);
    }
  });

  it('on a line messages take the way between two places, and a further actor moves nobody', () => {
    const line = new LineLatency(1000, 7);
    const first = [line.sample(0, 1), line.sample(1, 2), line.sample(0, 2)];
    expect(line.sample(1, 0)).toBe(first[0]);
    expect(Math.max(...first)).toBe(first[0] + first[1] + first[2] - Math.max(...first));
    expect(line.sample(5000, 5000)).toBe(0);
    expect([line.sample(0, 1), line.sample(1, 2), line.sample(0, 2)]).toEqual(first);
    const late = new LineLatency(1000, 7);
    expect(late.sample(5000, 4321)).toBe(line.sample(4321, 5000));
    expect(late.sample(0, 1)).toBe(first[0]);
    // Two points uniform on a line are a third of it apart on average.
    const far = Array.from({ length: 4000 }, (_, i) => line.sample(i, 9000 - i));
    const mean = far.reduce((sum, delay) => sum + delay, 0) / far.length;
    expect(Math.abs(mean - 333)).toBeLessThan(13);
    expect(Math.max(...far)).toBeLessThanOrEqual(1000);
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
  it.each([0, 1] as const)(
    'keeps arrivals of a link %d apart at least, through growth and snapshots',
    (gap) => {
      const clock = new LinkClock(gap, 4);
      const last = new Map<string, number>();
      const random = rng();
      for (let i = 0; i < 5000; i++) {
        const [from, to, arrival] = [random.below(20), random.below(20), random.below(1000) + i];
        const key = `${from}>${to}`;
        const expected = Math.max(arrival, (last.get(key) ?? -gap) + gap);
        const due = Float64Array.of(arrival);
        clock.inOrder(from, to, due);
        expect(due[0]).toBe(expected);
        last.set(key, expected);
        if (i === 2500) clock.restore(clock.snapshot() as never);
      }
    },
  );
});
