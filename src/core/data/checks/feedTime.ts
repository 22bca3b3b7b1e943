import { civilDate } from '../../utils/civilDay.ts';

const NS_PER_SECOND = 1e9;

/** A time of market data for people: `hh:mm:ss` with the decimals it needs, after the date where there is one. */
export function feedTimeText(day: number, timeNs: number): string {
  const seconds = Math.floor(timeNs / NS_PER_SECOND);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const rest = timeNs - seconds * NS_PER_SECOND;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`;
  return `${day === 0 ? '' : `${civilDate(day)} `}${clock}${fraction}`;
}
