import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../../src/core/data/log/memoryLog.ts';
import { NO_ACTOR } from '../../../../src/core/models/units.ts';
import { takeSnapshot } from '../../../../src/simulation/engine/kernelSnapshot.ts';
import {
  buildWorld,
  forkWorld,
  manifestOf,
  planWorld,
  rebuildWorld,
} from '../../../../src/simulation/scenarios/createWorld.ts';

const POPULATIONS = [
  { agent: 'zero-intelligence', count: 20 },
  { agent: 'momentum', count: 2 },
  { agent: 'market-maker', count: 1 },
];
const plan = (silent: readonly string[]) => ({
  ...planWorld('market', [{ source: 'test', values: { until: '20s', populations: POPULATIONS } }], 7),
  silent,
});

/** Every delivery as text: time, sender, receiver, kind and the first fields. */
function deliveries(silent: readonly string[]): { names: readonly string[]; lines: string[] } {
  const log = new MemoryLog();
  const world = buildWorld(plan(silent), { recorder: log, logLevel: 'full' });
  world.kernel.runUntil(world.until);
  world.kernel.finish();
  const { names } = world.kernel.table;
  const lines: string[] = [];
  log.forEach(({ time, from, to, kind, recordClass }) => {
    if (from !== NO_ACTOR) lines.push(`${recordClass} ${time} ${names[from]} ${names[to] ?? ''} ${kind}`);
  });
  return { names, lines };
}

describe('an actor that is there and silent', () => {
  const whole = deliveries([]);

  it('keeps everybody else what they are: names, accounts, random numbers and delays', () => {
    // These never trade in the first seconds: their averages are too young. But they listen to quotes.
    const without = deliveries(['momentum']);
    expect(without.names).toEqual(whole.names);
    const others = (lines: readonly string[]) => lines.filter((line) => !line.includes('momentum'));
    const trades = whole.lines.findIndex((line) => / momentum-\d venue /.test(line) && !/ 40$/.test(line));
    const before = others(whole.lines.slice(0, trades));
    expect(before.length).toBeGreaterThan(500);
    expect(others(without.lines).slice(0, before.length)).toEqual(before);
    expect(without.lines.some((line) => /^\d \d+ momentum/.test(line))).toBe(false);
  });

  it('can be one alone, by its name', () => {
    const { lines } = deliveries(['momentum-2']);
    expect(lines.some((line) => line.includes(' momentum-1 venue '))).toBe(true);
    expect(lines.some((line) => line.includes(' momentum-2 venue '))).toBe(false);
  });

  it('is built again from the manifest, and goes on from a snapshot', () => {
    const world = buildWorld(plan(['market-maker']));
    const manifest = manifestOf(plan(['market-maker']), world, 'commands', '1');
    const again = rebuildWorld(manifest);
    world.kernel.runUntil(world.until / 2);
    const fork = forkWorld(plan(['market-maker']), takeSnapshot(world.kernel));
    for (const { kernel, until } of [world, again, fork]) kernel.runUntil(until);
    expect(again.kernel.traceHash).toBe(world.kernel.traceHash);
    expect(fork.kernel.traceHash).toBe(world.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(world.kernel.stateHash);
  });

  it.each([
    ['momentumm', 'momentumm is no kind or name of an actor'],
    ['venue', 'venue is a venue'],
  ])('refuses %s', (word, message) => {
    expect(() => buildWorld(plan([word]))).toThrow(message);
  });
});
