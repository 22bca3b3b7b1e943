import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotlyDate } from '../../../../src/analysis/visualization/plotlyDate.ts';

describe('plotlyDate', () => {
  it('writes a time of the run as a date of 1970', () => {
    expect([0, 1000, 34_200_000.5, 86_400_000].map(plotlyDate)).toEqual([
      '1970-01-01 00:00:00',
      '1970-01-01 00:00:01',
      '1970-01-01 09:30:00.0005',
      '1970-01-02 00:00:00',
    ]);
  });

  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        const expected = new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19);
        expect(plotlyDate(seconds * 1000)).toBe(expected);
      }),
    );
  });
});
