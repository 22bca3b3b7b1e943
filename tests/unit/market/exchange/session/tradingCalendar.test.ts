import { describe, expect, it } from 'vitest';
import type { CalendarSpec } from '../../../../../src/market/exchange/session/calendarSpec.ts';
import { TradingCalendar } from '../../../../../src/market/exchange/session/tradingCalendar.ts';
import { CALENDAR, DAY } from '../../../../support/tradingDays.ts';

function calendar(more: Partial<CalendarSpec> = {}): TradingCalendar {
  return new TradingCalendar({ ...CALENDAR, ...more });
}

/** Steps from the start on, as `day:time phase`. */
function steps(of: TradingCalendar, count: number, from = -1): string[] {
  const found: string[] = [];
  let time = from;
  while (found.length < count) {
    const step = of.nextAfter(time);
    if (step === undefined) break;
    time = step.time;
    found.push(`${Math.floor(time / DAY)}:${time % DAY} ${step.phase}`);
  }
  return found;
}

describe('a trading calendar', () => {
  it('goes through a day and on to the next', () => {
    expect(steps(calendar(), 6)).toEqual([
      '0:100 preOpen',
      '0:200 openingAuction',
      '0:300 continuous',
      '0:800 closingAuction',
      '0:900 closed',
      '1:100 preOpen',
    ]);
  });

  it('passes over the weekend', () => {
    const friday = 4 * DAY;
    expect(steps(calendar(), 2, friday + 800)).toEqual(['4:900 closed', '7:100 preOpen']);
    expect(calendar().dateAt(5 * DAY)).toBe('2026-01-10');
    expect(calendar().phaseAt(5 * DAY + 400)).toBe('closed');
  });

  it('passes over a holiday and shortens a half day', () => {
    const exceptions = { '2026-01-06': '', '2026-01-07': 'half' };
    expect(steps(calendar({ exceptions }), 5, 900)).toEqual([
      '2:100 preOpen',
      '2:200 openingAuction',
      '2:300 continuous',
      '2:500 closed',
      '3:100 preOpen',
    ]);
  });

  it('begins within a day', () => {
    const midday = calendar({ epochTime: 400 });
    expect(midday.phaseAt(0)).toBe('continuous');
    expect(midday.nextAfter(0)).toEqual({ time: 400, phase: 'closingAuction', randomEnd: 0 });
  });

  it('keeps local time where the zone changes', () => {
    // An hour of summer time from the second day on: the clock there is ahead, so the same step comes earlier.
    const zone = [{ from: '2026-01-06', shift: 42 }];
    expect(steps(calendar({ zone }), 6)).toEqual([
      '0:100 preOpen',
      '0:200 openingAuction',
      '0:300 continuous',
      '0:800 closingAuction',
      '0:900 closed',
      '1:58 preOpen',
    ]);
  });

  it('says that nothing follows where no day trades', () => {
    expect(calendar({ week: ['', '', '', '', '', '', ''] }).nextAfter(0)).toBeUndefined();
  });

  it.each([
    ['a date', { epochDate: '2026-02-30' }, '2026-02-30 is no date written yyyy-mm-dd'],
    ['a holiday', { exceptions: { '6.1.': '' } }, '6.1. is no date written yyyy-mm-dd'],
    ['a zone', { zone: [{ from: 'now', shift: 0 }] }, 'now is no date written yyyy-mm-dd'],
    ['a week', { week: ['full'] }, 'a week has seven days, not 1'],
    ['a day', { unitsPerDay: 0.5 }, 'a day has a whole number of time units, not 0.5'],
    ['a start', { epochTime: DAY }, 'the time of day at the start must lie within one day, not at 1000'],
    ['a name', { exceptions: { '2026-01-06': 'short' } }, 'the calendar has no schedule called short'],
    ['an end', { schedules: { full: [] } }, 'schedule full must end with phase closed'],
    [
      'an order',
      {
        schedules: {
          full: [
            { at: 5, phase: 'closed' },
            { at: 5, phase: 'closed' },
          ],
        },
      },
      'the steps of schedule full must lie within a day, each after the one before: 5',
    ],
    [
      'a random end',
      { schedules: { full: [{ at: 5, phase: 'closed', randomEnd: -1 }] } },
      'a random end in schedule full must lie within a day, not -1',
    ],
  ] as [string, Partial<CalendarSpec>, string][])('refuses %s that cannot be', (_what, more, message) => {
    expect(() => calendar(more)).toThrow(message);
  });
});
