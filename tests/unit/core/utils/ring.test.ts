import { describe, expect, it } from 'vitest';
import { Ring } from '../../../../src/core/utils/ring.ts';

describe('Ring', () => {
  it('gives back what came first, across its end and through growth', () => {
    const ring = new Ring();
    for (let i = 0; i < 6; i++) ring.push(i);
    for (let i = 0; i < 6; i++) expect(ring.shift()).toBe(i);
    for (let i = 0; i < 20; i++) ring.push(i + 0.5);
    expect(ring.size).toBe(20);
    expect(ring.at(0)).toBe(0.5);
    expect(ring.at(19)).toBe(19.5);
    expect(Array.from(ring.toArray())).toEqual(Array.from({ length: 20 }, (_, i) => i + 0.5));
  });

  it('is empty after clear', () => {
    const ring = new Ring();
    ring.push(1);
    ring.clear();
    expect(ring.size).toBe(0);
    expect(ring.toArray()).toHaveLength(0);
  });

  it('refuses to give what it does not hold', () => {
    const ring = new Ring();
    expect(() => ring.shift()).toThrow('empty');
    ring.push(1);
    expect(() => ring.at(1)).toThrow('outside');
    expect(() => ring.at(-1)).toThrow('outside');
  });
});
