import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../../../src/core/data/config/duration.ts';

describe('a length of time', () => {
  it('is read as people write it', () => {
    expect(parseDuration('90s', 'until')).toBe(90e9);
    expect(parseDuration('1h30m', 'until')).toBe(5400e9);
    expect(parseDuration('250ms', 'until')).toBe(250e6);
    expect(parseDuration('1.5s', 'until')).toBe(1.5e9);
    expect(parseDuration('2', 'until')).toBe(2e9);
  });

  it('is refused where it is none, zero, negative or beyond the clock', () => {
    for (const text of ['', 'soon', '0s', '-1s', '1y', '200d', '1h 30', 'NaN']) {
      expect(() => parseDuration(text, 'until'), text).toThrow(/until is/);
    }
  });

  it('is printed in the largest fitting unit', () => {
    expect([5400e9, 2.5e6, 999, 86400e9].map(formatDuration)).toEqual(['1.5h', '2.5ms', '999ns', '1d']);
  });
});
