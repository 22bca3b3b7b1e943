import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../src/core/data/codec/encode.ts';
import {
  type KernelSnapshot,
  restoreSnapshot,
  takeSnapshot,
} from '../../../../src/simulation/engine/kernelSnapshot.ts';
import { gossipWorld } from '../../../support/gossip.ts';

const EVENTS = 4000;

/** Through bytes and back, as into another process. */
function transfer(snapshot: KernelSnapshot): KernelSnapshot {
  return decodePlain(encodePlain(snapshot)) as KernelSnapshot;
}

describe('a snapshot', () => {
  it('restored in a fresh kernel goes on event for event, wherever it was taken', () => {
    const whole = gossipWorld(11);
    whole.run({ maxEvents: EVENTS });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: EVENTS }), (at) => {
        const first = gossipWorld(11);
        first.run({ maxEvents: at });
        const second = gossipWorld(11);
        restoreSnapshot(second, transfer(takeSnapshot(first)));
        expect(second.traceHash).toBe(first.traceHash);
        expect(second.stateHash).toBe(first.stateHash);
        second.run({ maxEvents: EVENTS - at });
        expect(second.traceHash).toBe(whole.traceHash);
        expect(second.stateHash).toBe(whole.stateHash);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the kernel it was taken from alone', () => {
    const [watched, plain] = [gossipWorld(7), gossipWorld(7)];
    for (let i = 0; i < 40; i++) {
      watched.run({ maxEvents: 50 });
      takeSnapshot(watched);
    }
    plain.run({ maxEvents: 2000 });
    expect(watched.traceHash).toBe(plain.traceHash);
  });

  it('taken twice, or of its own restoration, is the same bytes', () => {
    const kernel = gossipWorld(9);
    kernel.run({ maxEvents: 1234 });
    const bytes = encodePlain(takeSnapshot(kernel));
    const copy = gossipWorld(9);
    restoreSnapshot(copy, transfer(takeSnapshot(kernel)));
    expect(encodePlain(takeSnapshot(copy))).toEqual(bytes);
    expect(encodePlain(takeSnapshot(kernel))).toEqual(bytes);
  });

  it('forks: two continuations of one past are equal, and a third with other input is not', () => {
    const past = gossipWorld(9);
    past.run({ maxEvents: 500 });
    const fork = () => {
      const kernel = gossipWorld(9);
      restoreSnapshot(kernel, takeSnapshot(past));
      return kernel;
    };
    const [a, b, c] = [fork(), fork(), fork()];
    c.inject(3, 901, [5, 2]);
    for (const kernel of [a, b, c]) kernel.run({ maxEvents: 500 });
    expect(a.traceHash).toBe(b.traceHash);
    expect(c.traceHash).not.toBe(a.traceHash);
  });

  it('of another cast or version is refused', () => {
    const snapshot = takeSnapshot(gossipWorld(3));
    expect(() => restoreSnapshot(gossipWorld(4), snapshot)).toThrow(/other actors/);
    expect(() => restoreSnapshot(gossipWorld(3), { ...snapshot, version: 99 })).toThrow(/version 99/);
  });
});
