import { BaseError } from '../../../core/utils/errors.ts';

/** A setting and the values that it is given, as they were written. */
export interface Variation {
  readonly path: string;
  readonly values: readonly string[];
  /** Where it was written: `--vary`, or the scenario. */
  readonly source: string;
}

/**
 * One `path=value,value`. A comma within brackets, braces or double quotes belongs to the value, as in
 * `populations=[{"agent":"a"},{"agent":"b"}],[]`.
 *
 * @throws BaseError USAGE where there is no path, or no second value, or one of them is empty.
 */
export function parseVariation(text: string, source = '--vary'): Variation {
  const equals = text.indexOf('=');
  if (equals <= 0) throw wrong(text, source, 'expected path=value,value');
  const values = splitValues(text.slice(equals + 1));
  if (values.some((value) => value === '')) throw wrong(text, source, 'a value is empty');
  if (values.length < 2) throw wrong(text, source, 'one value leaves nothing to compare it with');
  return { path: text.slice(0, equals), values, source };
}

function splitValues(text: string): string[] {
  const values = [''];
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '"' && !(isQuoted && text[i - 1] === '\\')) isQuoted = !isQuoted;
    else if (!isQuoted && '[{'.includes(letter)) depth++;
    else if (!isQuoted && ']}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0 && !isQuoted) values.push('');
    else values[values.length - 1] += letter;
  }
  return values;
}

function wrong(text: string, source: string, why: string): BaseError {
  return new BaseError('USAGE', `${source} ${text}: ${why}`, {
    advice: 'Write the baseline first, as --vary venue.takerFeePpm=30,0.',
    facts: { argument: text },
  });
}
