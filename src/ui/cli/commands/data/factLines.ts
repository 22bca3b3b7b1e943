import type { FeedFacts, FeedTime } from '../../../../core/data/checks/feedFacts.ts';
import { feedTimeText } from '../../../../core/data/checks/feedTime.ts';
import { grouped } from '../../output.ts';

const SYMBOLS_SHOWN = 8;

/** What a feed holds, as rows of name and value. */
export function factRows(facts: FeedFacts): string[][] {
  const kinds = Object.entries(facts.kinds).map(([kind, count]) => `${grouped(count)} ${kind}`);
  return [
    ['records', grouped(facts.records)],
    ['kinds', kinds.join(', ') || '-'],
    ['symbols', symbolText(facts.symbols)],
    ['first', timeText(facts.first)],
    ['last', timeText(facts.last)],
    ['price decimals', String(facts.priceDecimals)],
    ['quantity decimals', String(facts.quantityDecimals)],
  ];
}

/** The first symbols, and how many there are. */
export function symbolText(symbols: readonly string[]): string {
  const shown = symbols.filter((symbol) => symbol !== '').slice(0, SYMBOLS_SHOWN);
  const more = symbols.length > SYMBOLS_SHOWN ? ` … (${grouped(symbols.length)})` : '';
  return `${shown.join(' ')}${more}` || '-';
}

/** A time for people, `-` where there is none. */
export function timeText(time: FeedTime | null): string {
  return time === null ? '-' : feedTimeText(time.day, time.timeNs);
}
