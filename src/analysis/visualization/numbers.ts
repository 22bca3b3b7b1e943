/** Values for a figure: rounded to `decimals` so that the JSON stays small, gaps as null. */
export function rounded(values: Iterable<number>, decimals: number, factor = 1): (number | null)[] {
  return Array.from(values, (value) => roundTo(value * factor, decimals));
}

/** A value at `decimals` digits, never -0; null where it is no number. */
export function roundTo(value: number, decimals: number): number | null {
  if (!Number.isFinite(value)) return null;
  const power = 10 ** decimals;
  return Math.round(value * power) / power + 0;
}

/** Decimal text with thousands separated by a thin space, or a dash where there is no number. */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return '–';
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** Share from 0 to 1 as per cent. */
export function formatPercent(share: number, decimals = 1): string {
  return Number.isFinite(share) ? `${formatNumber(share * 100, decimals)} %` : '–';
}

/** Nanoseconds as h:mm:ss from a minute up, below as s, ms, µs or ns. */
export function formatTime(ns: number): string {
  return ns < 60e9 ? formatShortTime(ns) : formatClock(ns);
}

/** Nanoseconds as h:mm:ss, with milliseconds where there are some. */
export function formatClock(ns: number): string {
  const ms = Math.round(ns / 1e6);
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = ms % 1000;
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0')}`;
}

function formatShortTime(ns: number): string {
  if (ns === 0) return '0 s';
  for (const [unit, size] of [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const) {
    if (ns >= size) return `${Number((ns / size).toPrecision(6))} ${unit}`;
  }
  return `${ns} ns`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
