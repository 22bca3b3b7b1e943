import { BaseError } from '../../../core/utils/errors.ts';

/** Seeds of one comparison, at most. */
const MOST_SEEDS = 10_000;

/**
 * The seeds that `--seeds` names: `100` is 1 to 100, `5-20` a range, `3,7,9` a list whose parts may be ranges.
 *
 * @throws BaseError USAGE for anything else, for a seed that is there twice and for too many.
 */
export function parseSeeds(text: string): number[] {
  const parts = text.split(',').filter((part, i, all) => part !== '' || i < all.length - 1 || i === 0);
  const seeds = text.includes(',') ? parts.flatMap((part) => rangeOf(part, text)) : only(text);
  if (new Set(seeds).size < seeds.length) throw wrong(text, 'a seed is there twice');
  return seeds;
}

function only(text: string): number[] {
  if (text.includes('-')) return rangeOf(text, text);
  const count = whole(text, text);
  if (count === 0) throw wrong(text, 'there must be one at least');
  return listed(1, count, text);
}

function rangeOf(part: string, text: string): number[] {
  const [from, to = from, ...more] = part.split('-');
  if (more.length > 0) throw wrong(text, `${part} is no range`);
  const [first, last] = [whole(from, text), whole(to, text)];
  if (last < first) throw wrong(text, `${part} ends before it begins`);
  return listed(first, last, text);
}

function listed(first: number, last: number, text: string): number[] {
  const count = last - first + 1;
  if (count > MOST_SEEDS) throw wrong(text, `at most ${MOST_SEEDS} seeds are compared`);
  return Array.from({ length: count }, (_, i) => first + i);
}

function whole(digits: string, text: string): number {
  const value = Number(digits);
  if (/^\d+$/.test(digits) && Number.isSafeInteger(value)) return value;
  throw wrong(text, `${digits === '' ? 'nothing' : digits} is no whole number from 0 below 2^53`);
}

function wrong(text: string, why: string): BaseError {
  return new BaseError('USAGE', `--seeds ${text}: ${why}`, {
    advice: 'Write a number of seeds (100), a range (1-100) or a list (3,7,9; one seed alone is 7,).',
    facts: { seeds: text },
  });
}
