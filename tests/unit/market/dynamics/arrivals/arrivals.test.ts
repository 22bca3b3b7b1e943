import { describe, expect, it } from 'vitest';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { PoissonArrivals } from '../../../../../src/market/dynamics/arrivals/poissonArrivals.ts';
import { SeasonClock } from '../../../../../src/market/dynamics/arrivals/seasonClock.ts';
import { seasonRows, unitsOf } from '../../../../../src/market/dynamics/arrivals/seasonSettings.ts';
import { drawUShape } from '../../../../../src/market/dynamics/arrivals/uShape.ts';
import { FakeContext } from '../../../../support/fakeContext.ts';

const ROWS = [
  { from: 0, pace: 2 },
  { from: 100, pace: 0.5 },
  { from: 300, pace: 4 },
];

describe('a clock that follows the day', () => {
  const clock = new SeasonClock(ROWS);

  it('counts each part by its pace', () => {
    expect([0, 50, 100, 200, 300, 310].map((time) => clock.shownAt(time))).toEqual([
      0, 100, 200, 250, 300, 340,
    ]);
  });

  it('tells when it will show something', () => {
    for (const time of [0, 1, 99, 100, 101, 299, 300, 5000]) {
      expect(clock.timeOf(clock.shownAt(time))).toBe(time);
    }
  });
});

describe('Poisson arrivals', () => {
  function arrivals(season: { from: string; pace: number }[], until: number): number[] {
    const process = new PoissonArrivals(1000, season, 1);
    const ctx = new FakeContext(3);
    const times: number[] = [];
    for (process.wakeNext(ctx, 0); ctx.now <= until; process.wakeNext(ctx, 0)) {
      ctx.now = ctx.wakes.at(-1)!.time;
      times.push(ctx.now);
    }
    return times.filter((time) => time <= until);
  }

  it('come at their rate where there are no seasons', () => {
    const found = arrivals([], 20_000_000).length;
    expect(Math.abs(found - 20_000)).toBeLessThan(3 * Math.sqrt(20_000));
  });

  it('come at the pace of each season', () => {
    const season = [
      { from: '0s', pace: 3 },
      { from: '5000000s', pace: 0.5 },
    ];
    const times = arrivals(season, 10_000_000);
    const early = times.filter((time) => time < 5_000_000).length;
    expect(Math.abs(early - 15_000)).toBeLessThan(3 * Math.sqrt(15_000));
    expect(Math.abs(times.length - early - 2500)).toBeLessThan(3 * Math.sqrt(2500));
  });

  it('refuse seasons that are out of order, with the path', () => {
    const season = [
      { from: '0s', pace: 1 },
      { from: '2s', pace: 2 },
      { from: '2s', pace: 1 },
    ];
    expect(() => new PoissonArrivals(1, season, 1)).toThrowError(/settings\.season\.2\.from is 2s/);
    expect(() => seasonRows([{ from: '1s', pace: 1 }], 'x', 1)).toThrowError(/x\.0\.from/);
  });
});

it('durations of settings become time units', () => {
  expect(unitsOf('1h30m', 'x', 1000)).toBe(5_400_000);
  expect(unitsOf('0s', 'x', 1000)).toBe(0);
  expect(unitsOf('0', 'x', 1000)).toBe(0);
});

it('a U-shaped draw is early or late: its mean square from the middle is 3/20, as the density 12 (x - 1/2)^2 has it', () => {
  const rng = createRng(4, 'u-shape');
  const draws = Array.from({ length: 20_000 }, () => drawUShape(rng));
  expect(draws.every((x) => x >= 0 && x <= 1)).toBe(true);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const square = draws.reduce((sum, x) => sum + (x - 0.5) ** 2, 0) / draws.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.009);
  expect(Math.abs(square - 0.15)).toBeLessThan(0.002);
  // F(1/14) = 4 ((1/14 - 1/2)^3 + 1/8): the half hour before the open of a day of seven hours.
  const first = draws.filter((x) => x < 1 / 14).length / draws.length;
  expect(Math.abs(first - 0.18513)).toBeLessThan(0.009);
});
