import { describe, expect, it } from 'vitest';
import { civilDate, civilDay, parseCivilDate } from '../../../../src/core/utils/civilDay.ts';

describe('civil days', () => {
  it('agree with the calendar of the engine, day by day over four centuries and before 1970', () => {
    const wrong: number[] = [];
    for (let day = -40_000; day < 120_000; day++) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      const back = civilDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      if (civilDate(day) !== text || back !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('know which dates do not exist', () => {
    expect(parseCivilDate('2012-06-21')).toBe(15_512);
    const wrong = [
      '2013-02-29',
      '1900-02-29',
      '2012-13-01',
      '2012-04-31',
      '2012-00-10',
      '2012-01-00',
      '12-1-1',
      '',
    ];
    expect(wrong.map(parseCivilDate)).toEqual(wrong.map(() => Number.NaN));
  });
});
