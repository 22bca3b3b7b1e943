import { civilDay } from '../../utils/civilDay.ts';

const RESOLUTIONS = ['daily', 'hour', 'minute', 'second', 'tick'] as const;
const TICK_TYPES = ['trade', 'quote'] as const;
/** Kinds of securities whose prices LEAN stores as they are; those of equities and options are times 10 000. */
const UNSCALED = ['forex', 'crypto', 'cryptofuture', 'cfd', 'future', 'index'];

export type LeanResolution = (typeof RESOLUTIONS)[number];
export type LeanTickType = (typeof TICK_TYPES)[number];

/** What the path of a LEAN data file says of it. */
export interface LeanName {
  readonly symbol: string;
  /** Undefined where the path has none. */
  readonly resolution: LeanResolution | undefined;
  readonly tickType: LeanTickType;
  /** Day of a file of one day: days since 1970-01-01. Undefined for daily and hour files, which hold their dates. */
  readonly day: number | undefined;
  /** Whether prices are stored times 10 000. */
  readonly isScaled: boolean;
}

/**
 * Reads a path of LEAN's data folder (`equity/usa/minute/spy/20131007_trade.zip`, `equity/usa/daily/spy.zip`), of a
 * member (`20131007_spy_minute_trade.csv`), or of a file that was moved and kept all of it in its name
 * (`spy_minute_20131007_trade.zip`).
 */
export function leanName(path: string): LeanName {
  const folders = path.toLowerCase().split(/[/\\]/);
  const words = folders
    .pop()!
    .replace(/(\.(zip|csv|gz|zst|br))+$/, '')
    .split('_');
  const all = [...words, ...folders.slice().reverse()];
  const resolution = RESOLUTIONS.find((each) => all.includes(each));
  const tickType = TICK_TYPES.find((each) => words.includes(each)) ?? 'trade';
  const date = words.find((word) => /^\d{8}$/.test(word));
  const isSaid = (word: string) => word === resolution || word === tickType || word === date;
  const symbol = words.find((word) => !isSaid(word)) ?? folders.at(-1) ?? '';
  return {
    symbol: symbol.toUpperCase(),
    resolution,
    tickType,
    day: date === undefined ? undefined : dayOf(date),
    isScaled: !UNSCALED.some((each) => folders.includes(each)),
  };
}

/** A day written yyyyMMdd; undefined where there is no such day. */
function dayOf(date: string): number | undefined {
  const day = civilDay(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6)));
  return Number.isNaN(day) ? undefined : day;
}
