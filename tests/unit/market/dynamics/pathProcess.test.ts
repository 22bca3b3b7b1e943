import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../src/core/data/config/resolve.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { geometricBrownian } from '../../../../src/market/dynamics/fundamental/geometricBrownian.ts';
import { ornsteinUhlenbeck } from '../../../../src/market/dynamics/fundamental/ornsteinUhlenbeck.ts';
import type { ValueProcess } from '../../../../src/market/dynamics/fundamental/valueProcess.ts';
import { valueProcesses } from '../../../../src/market/dynamics/fundamental/valueProcesses.ts';

const SECOND = 1_000_000_000;
const TERMS = { opening: 100_000, seed: 4, name: 'news' };
/** Processes that move by themselves, and have no path to ask. */
const STEPWISE = ['poisson-jumps', 'random-walk'];
const rng = createRng(1, 'unused');

function resolved<Schema extends TSchema>(schema: Schema, values: object) {
  return resolveConfig(schema, [{ source: 'test', values: values as Record<string, unknown> }]);
}

/** When a process publishes, and what, up to a time. */
function published(process: ValueProcess, until: number): [number, number][] {
  const lines: [number, number][] = [];
  for (let now = process.wait(rng, 0); now <= until; now += process.wait(rng, now)) {
    lines.push([now, process.move(0, 0, rng, now)]);
  }
  return lines;
}

describe.each(valueProcesses.filter(({ name }) => !STEPWISE.includes(name)).map((p) => [p.name, p] as const))(
  'process %s',
  (_name, definition) => {
    it('publishes its path on an even grid, which asking in between does not change', () => {
      const settings = resolved(definition.settings, { publishEvery: '250ms' });
      const process = definition.create(settings as never, SECOND, TERMS);
      const asked = definition.create(settings as never, SECOND, TERMS);
      for (let t = 0; t < 40; t++) asked.path?.at((t * 777_777_777) % (3 * SECOND));
      const lines = published(process, 3 * SECOND);
      expect(lines.map(([time]) => time)).toEqual(
        Array.from({ length: 12 }, (_, i) => ((i + 1) * SECOND) / 4),
      );
      expect(published(asked, 3 * SECOND)).toEqual(lines);
      expect(process.path?.at(0)).toBeCloseTo(100_000, 6);
    });
  },
);

describe('scheduled news', () => {
  const settings = resolved(ornsteinUhlenbeck.settings, {
    volatility: 0,
    shocksPerSecond: 0,
    announcements: [
      { at: '1500ms', mean: 40 },
      { at: '300ms', mean: -7 },
    ],
  });

  it('changes the value at its time, which is published then too', () => {
    const process = ornsteinUhlenbeck.create(settings, SECOND, TERMS);
    expect(published(process, 2 * SECOND)).toEqual([
      [0.3 * SECOND, 99_993],
      [1 * SECOND, 99_993],
      [1.5 * SECOND, 100_033],
      [2 * SECOND, 100_033],
    ]);
  });

  it('of random size follows the seed', () => {
    const random = { ...settings, announcements: [{ at: '1s', mean: 0, deviation: 50 }] };
    const at = (seed: number) =>
      ornsteinUhlenbeck.create(random, SECOND, { ...TERMS, seed }).path?.at(SECOND);
    expect(at(1)).toBe(at(1));
    expect(at(1)).not.toBe(at(2));
  });
});

describe('seasons', () => {
  it('stretch the path: the same values, sooner', () => {
    const slow = geometricBrownian.create(resolved(geometricBrownian.settings, {}), SECOND, TERMS);
    const season = [{ from: '0s', pace: 2 }];
    const fast = geometricBrownian.create(resolved(geometricBrownian.settings, { season }), SECOND, TERMS);
    expect(fast.path?.at(5 * SECOND)).toBe(slow.path?.at(10 * SECOND));
  });

  it.each([
    [[{ from: '1s', pace: 2 }]],
    [
      [
        { from: '0s', pace: 1 },
        { from: '0s', pace: 2 },
      ],
    ],
  ])('out of order are refused with their path: %j', (season) => {
    const settings = resolved(geometricBrownian.settings, { season });
    expect(() => geometricBrownian.create(settings, SECOND, TERMS)).toThrow(
      /fundamental\.settings\.season\.\d\.from/,
    );
  });
});

it('a mean below one tick is refused with its path', () => {
  const settings = resolved(ornsteinUhlenbeck.settings, { mean: 0.4 });
  expect(() => ornsteinUhlenbeck.create(settings, SECOND, TERMS)).toThrowError(
    /fundamental\.settings\.mean is 0\.4: no price is below one tick/,
  );
});
