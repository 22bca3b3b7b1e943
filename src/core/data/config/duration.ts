import { BaseError } from '../../utils/errors.ts';

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86400e9,
};

/**
 * Reads a length of time as people write it: `90s`, `1h30m`, `250ms`, `1.5s`; a bare number is seconds.
 *
 * @returns whole nanoseconds, below 2^53.
 * @throws BaseError CONFIG_INVALID_VALUE naming `path`.
 */
export function parseDuration(text: string, path: string): number {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return whole(Number(trimmed) * 1e9, text, path);
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|m|h|d))+$/.test(trimmed)) throw invalid(text, path);
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h|d)/g)) {
    total += Number(amount) * NANOSECONDS[unit];
  }
  return whole(total, text, path);
}

/** The length in the largest unit that keeps it readable: `1h30m0s` as `1.5h`, 2 500 000 ns as `2.5ms`. */
export function formatDuration(ns: number): string {
  for (const unit of ['d', 'h', 'm', 's', 'ms', 'us']) {
    const size = NANOSECONDS[unit];
    if (ns >= size) return `${Number((ns / size).toPrecision(6))}${unit}`;
  }
  return `${ns}ns`;
}

function whole(ns: number, text: string, path: string): number {
  const rounded = Math.round(ns);
  if (!Number.isSafeInteger(rounded) || rounded <= 0) throw invalid(text, path);
  return rounded;
}

function invalid(text: string, path: string): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `${path} is "${text}": must be a length of time above zero`, {
    advice: 'Write it as 90s, 1h30m or 250ms; the clock holds 104 days of nanoseconds.',
    facts: { path, found: text },
  });
}
