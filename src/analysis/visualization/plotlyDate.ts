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

/** Gregorian date of a day number, after Hinnant's "chrono-compatible low-level date algorithms": years from March. */
function civilDate(daysSince1970: number): string {
  const days = daysSince1970 + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
