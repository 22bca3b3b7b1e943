import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { FundamentalChanged } from '../../src/core/models/messages/economics.ts';
import { OrderAccepted } from '../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';

const SECOND = 1e9;
const MAKER = { agent: 'market-maker', count: 1 };

/** The values that a world publishes, and the times at which orders are accepted. */
function played(values: object) {
  const log = new MemoryLog();
  const world = buildWorld(
    planWorld('markets', [{ source: 'test', values: { until: '60s', ...values } }], 5),
    {
      recorder: log,
      logLevel: 'full',
    },
  );
  world.kernel.runUntil(world.until);
  const published: [number, number][] = [];
  const accepted: number[] = [];
  log.forEach((entry) => {
    if (entry.recordClass !== RECORD_FACT && entry.kind === OrderAccepted.id) accepted.push(entry.time);
    if (entry.recordClass === RECORD_FACT && entry.kind === FundamentalChanged.id)
      published.push([entry.time / SECOND, entry.get(FundamentalChanged.value)]);
  });
  return { published, accepted };
}

describe.each(['ornstein-uhlenbeck', 'geometric-brownian', 'merton'])(
  'a world whose value is %s',
  (process) => {
    const fast = process === 'ornstein-uhlenbeck' ? { volatility: 20 } : { volatility: 40 };
    const fundamental = { process, settings: { ...fast, publishEvery: '5s' } };

    it('has the same value whoever looks at it, and however often', () => {
      const alone = played({ fundamental, populations: [MAKER] });
      const watched = played({
        fundamental,
        populations: [MAKER, { agent: 'value', count: 20, settings: { arrivalRate: 2 } }],
      });
      expect(watched.accepted.length).toBeGreaterThan(alone.accepted.length + 500);
      expect(watched.published).toEqual(alone.published);
      expect(alone.published.length).toBeGreaterThan(10);
    });

    it('publishes scheduled news at its instant', () => {
      const announcements = [{ at: '12300ms', mean: 3000 }];
      const plain = new Map(played({ fundamental, populations: [MAKER] }).published);
      const settings = { ...fundamental.settings, announcements };
      const told = played({ fundamental: { process, settings }, populations: [MAKER] }).published;
      const at = told.findIndex(([time]) => time === 12.3);
      expect(told[at][1] - told[at - 1][1]).toBeGreaterThan(2500);
      for (const [time, value] of told) {
        if (time !== 12.3) expect(value - (plain.get(time) ?? Number.NaN)).toBe(time < 12.3 ? 0 : 3000);
      }
    });
  },
);

it('arrivals and values follow their seasons in a world', () => {
  const season = [
    { from: '0s', pace: 5 },
    { from: '20s', pace: 0.2 },
    { from: '40s', pace: 5 },
  ];
  const { accepted } = played({
    fundamental: { process: 'ornstein-uhlenbeck', settings: { season } },
    populations: [{ agent: 'value', count: 50, settings: { arrivalRate: 0.2, season } }],
  });
  const within = (from: number, to: number) =>
    accepted.filter((time) => time >= from * SECOND && time < to * SECOND).length;
  // 50 agents at 1, 0.04 and 1 a second: a thousand, forty and a thousand.
  for (const busy of [within(0, 20), within(40, 60)]) {
    expect(busy).toBeGreaterThan(850);
    expect(busy).toBeLessThan(1150);
  }
  expect(within(20, 40)).toBeLessThan(80);
});
