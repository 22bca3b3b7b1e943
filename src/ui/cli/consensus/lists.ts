import { nearestWord } from '../../../core/data/config/nearest.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** Nodes of a committee, at most. */
const MOST_NODES = 1000;

/** Decimals from 0 to 1. */
const SHARE = /^(0|1|0?\.\d+|1\.0+)$/;

/**
 * The names in a list with commas between.
 *
 * @throws BaseError USAGE for one that is not among `known`, or there twice.
 */
export function namesOf(option: string, text: string, known: readonly string[]): string[] {
  const names = partsOf(option, text);
  for (const name of names) {
    if (known.includes(name)) continue;
    const meant = nearestWord(name, known);
    const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
    throw new BaseError('USAGE', `${option} ${text}: there is no ${name}${hint}`, {
      facts: { option, found: name },
      advice: `There are ${known.join(', ')}; those of a plug-in are there with --plugin.`,
    });
  }
  return names;
}

/** Numbers of nodes, with commas between. @throws BaseError USAGE. */
export function sizesOf(option: string, text: string): number[] {
  return partsOf(option, text).map((part) => {
    const nodes = wholeOf(option, part, 1);
    if (nodes <= MOST_NODES) return nodes;
    throw wrong(option, part, `at most ${MOST_NODES} nodes`);
  });
}

/** A whole number. @throws BaseError USAGE. */
export function wholeOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw wrong(option, text, `must be a whole number from ${least}`);
}

/** Shares from 0 up to `most`, with commas between. @throws BaseError USAGE. */
export function sharesOf(option: string, text: string, most: number): number[] {
  return partsOf(option, text).map((part) => {
    const share = Number(part);
    if (SHARE.test(part) && share <= most) return share;
    throw wrong(option, part, `must be a share from 0 to ${most}`);
  });
}

/** A share above 0, up to `most`. @throws BaseError USAGE. */
export function shareOf(option: string, text: string, most: number): number {
  const share = Number(text);
  if (SHARE.test(text) && share > 0 && share <= most) return share;
  throw wrong(option, text, `must be a share above 0, up to ${most}`);
}

/** What stands between commas, each once. @throws BaseError USAGE. */
export function partsOf(option: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) throw wrong(option, text, 'something is missing between commas');
  const twice = parts.find((part, i) => parts.indexOf(part) < i);
  if (twice !== undefined) throw wrong(option, text, `${twice} is there twice`);
  return parts;
}

function wrong(option: string, found: string, reason: string): BaseError {
  return new BaseError('USAGE', `${option} ${found}: ${reason}`, { facts: { option, found } });
}
