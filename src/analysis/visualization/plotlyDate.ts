import { civilDate } from '../../core/utils/civilDay.ts';

const DAY_MS = 86_400_000;

/**
 * A time as Plotly's date axis reads it: `yyyy-mm-dd hh:mm:ss.ssss`, UTC, to a tenth of a microsecond. Numbers will
 * not do, as Plotly takes those of four digits for years.
 *
 * @param ms milliseconds since 1970-01-01.
 */
export function plotlyDate(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const inDay = ms - days * DAY_MS;
  const seconds = Math.floor(inDay / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  const fraction = Math.min(9_999_999, Math.round((inDay - seconds * 1000) * 1e4));
  const digits = String(fraction).padStart(7, '0').replace(/0+$/, '');
  return `${civilDate(days)} ${clock}${digits === '' ? '' : `.${digits}`}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
