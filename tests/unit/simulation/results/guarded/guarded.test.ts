import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { blamePlugin } from '../../../../../src/simulation/results/node/guarded/blamePlugin.ts';
import { Stillness } from '../../../../../src/simulation/results/node/guarded/stillness.ts';
import {
  receivedFailure,
  sentFailure,
} from '../../../../../src/simulation/results/node/guarded/threadMessages.ts';
import { watchActors } from '../../../../../src/simulation/results/node/guarded/watchActors.ts';
import { DOING, WatchBoard } from '../../../../../src/simulation/results/node/guarded/watchBoard.ts';
import { buildWorld, planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';

describe('stillness', () => {
  it('grows while nothing changes, and ends with a change', () => {
    const stillness = new Stillness();
    const looks = [
      [1, 0],
      [1, 100],
      [1, 300],
      [2, 400],
      [2, 500],
    ];
    expect(looks.map(([value, now]) => stillness.after(value, now))).toEqual([0, 100, 300, 0, 100]);
  });

  it('does not count the time for which nobody could look', () => {
    const stillness = new Stillness();
    stillness.after(1, 0);
    expect(stillness.after(1, 3_600_000)).toBe(1000);
  });
});

describe('watched actors', () => {
  const plan = planWorld('zi', [{ source: 'test', values: { until: '2s' } }], 3);

  it('say what they are about to do, and change no trace', () => {
    const world = buildWorld(plan);
    const board = new WatchBoard();
    watchActors(world.kernel, board);
    const reader = new WatchBoard(board.memory);
    world.kernel.start();
    expect(reader.work).toBe(DOING.starting);
    world.kernel.runUntil(world.until);
    expect(reader.events).toBe(world.kernel.events);
    expect(reader.time).toBeLessThanOrEqual(world.kernel.now);
    const { beat } = reader;
    expect(beat).toBe(world.kernel.events + world.actors.length);

    const alone = buildWorld(plan);
    alone.kernel.runUntil(alone.until);
    expect(world.kernel.traceHash).toBe(alone.kernel.traceHash);
    expect(world.kernel.stateHash).toBe(alone.kernel.stateHash);
    expect([reader.work, reader.beat > beat]).toEqual([DOING.telling, true]);
    board.rest(7, 0.5);
    expect([reader.events, reader.share, reader.work]).toEqual([7, 0.5, DOING.resting]);
  });
});

describe('errors of a thread', () => {
  it('arrive as they were', () => {
    const sent = new BaseError('PLUGIN_FAILED', 'x', { advice: 'y', facts: { z: 1 } });
    const { code, message, advice, facts } = receivedFailure(sentFailure(sent)) as BaseError;
    expect({ code, message, advice, facts }).toEqual({
      code: 'PLUGIN_FAILED',
      message: 'x',
      advice: 'y',
      facts: { z: 1 },
    });
    const bug = receivedFailure(structuredClone(sentFailure(new Error('bug'))));
    expect([bug.message, bug instanceof BaseError]).toEqual(['bug', false]);
    expect(bug.stack).toContain('guarded.test.ts');
    expect(receivedFailure(sentFailure('words')).message).toBe('words');
  });
});

describe('blame', () => {
  const plugins = [{ name: 'mine', file: '/there/mine.ts', sources: ['/there/mine.ts', '/there/lib.ts'] }];
  const thrown = (...frames: string[]) => {
    const error = new Error('no luck');
    error.stack = ['Error: no luck', ...frames.map((frame) => `    at ${frame}`)].join('\n');
    return error;
  };

  it('falls on the plug-in whose line threw', () => {
    const outer = new Error('assertion failed: no luck (event 3)', {
      cause: thrown('go (file:///there/lib.ts:7:3)', 'x (file:///program/kernel.ts:1:1)'),
    });
    const blamed = blamePlugin(outer, plugins) as BaseError;
    expect(blamed.code).toBe('PLUGIN_FAILED');
    expect(blamed.message).toMatch(/^plug-in mine failed: no luck \(event 3\) at .*lib\.ts:7$/);
    expect(blamed.facts).toEqual({ plugin: 'mine', file: '/there/lib.ts', line: 7 });
    const native = thrown('new Map (node:internal:1:1)', 'file:///there/mine.ts:9:1');
    expect((blamePlugin(native, plugins) as BaseError).facts.line).toBe(9);
  });

  it('says where a plug-in called what threw, and leaves open whose fault it is', () => {
    const called = thrown('assert (file:///program/assert.ts:1:1)', 'file:///there/mine.ts:9:1');
    const { facts, advice } = blamePlugin(called, plugins) as BaseError;
    expect(facts).toEqual({ plugin: 'mine', file: '/there/mine.ts', line: 9 });
    expect(advice).toContain('where that is right, it is a bug of market-sim');
  });

  it('does not fall on a plug-in that was not at work', () => {
    const ours = thrown('assert (file:///program/assert.ts:1:1)', 'file:///program/kernel.ts:9:1');
    expect(blamePlugin(ours, plugins)).toBe(ours);
    const told = new BaseError('USAGE', 'x');
    expect(blamePlugin(told, plugins)).toBe(told);
    expect(blamePlugin('text', plugins)).toBe('text');
  });
});
