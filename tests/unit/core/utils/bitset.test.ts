import { describe, expect, it } from 'vitest';
import { Bitset } from '../../../../src/core/utils/bitset.ts';

describe('Bitset', () => {
  it('finds the only member from afar, in both directions', () => {
    const set = new Bitset(1 << 20);
    set.set(700_001);
    expect(set.nextSet(0)).toBe(700_001);
    expect(set.nextSet(700_001)).toBe(700_001);
    expect(set.nextSet(700_002)).toBe(-1);
    expect(set.prevSet((1 << 20) - 1)).toBe(700_001);
    expect(set.prevSet(700_001)).toBe(700_001);
    expect(set.prevSet(700_000)).toBe(-1);
  });

  it('holds the first and the last bit of a length that fills no word', () => {
    const set = new Bitset(1025);
    set.set(0);
    set.set(1024);
    expect([set.nextSet(0), set.nextSet(1), set.nextSet(1025)]).toEqual([0, 1024, -1]);
    expect([set.prevSet(1024), set.prevSet(1023), set.prevSet(-1)]).toEqual([1024, 0, -1]);
  });

  it('forgets a member that is cleared, and all of them at once', () => {
    const set = new Bitset(40_000);
    for (const index of [5, 6, 39_999]) set.set(index);
    set.clear(5);
    expect(set.has(5)).toBe(false);
    expect(set.nextSet(0)).toBe(6);
    set.clearAll();
    expect(set.nextSet(0)).toBe(-1);
    expect(set.prevSet(39_999)).toBe(-1);
  });

  it('refuses a length that is not a positive integer', () => {
    expect(() => new Bitset(0)).toThrow('at least one bit');
    expect(() => new Bitset(1.5)).toThrow('at least one bit');
  });
});
