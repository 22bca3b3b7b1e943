import { nearestWord } from '../../../core/data/config/nearest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { ValidationCheck } from '../../../validation/check.ts';
import { familyOf } from '../../../validation/verdict.ts';

/**
 * The checks that filters name, in the order of tables; all of them without filters. A filter is the beginning of an id
 * that ends with one of its words: `gode-sunder`, `gode-sunder/zi-u`, or the whole id.
 *
 * @throws BaseError USAGE for a filter that no check answers to.
 */
export function chosenChecks(
  checks: readonly ValidationCheck[],
  filters: readonly string[],
): readonly ValidationCheck[] {
  const unknown = filters.find((filter) => !checks.some((check) => answersTo(check, filter)));
  if (unknown !== undefined) throw noSuchCheck(checks, unknown);
  if (filters.length === 0) return checks;
  return checks.filter((check) => filters.some((filter) => answersTo(check, filter)));
}

function answersTo({ id }: ValidationCheck, filter: string): boolean {
  return id === filter || id.startsWith(`${filter}/`);
}

function noSuchCheck(checks: readonly ValidationCheck[], filter: string): BaseError {
  const families = [...new Set(checks.map(familyOf))];
  const meant = nearestWord(filter, [...families, ...checks.map(({ id }) => id)]);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return new BaseError('USAGE', `there is no validation check ${filter}${hint}`, {
    advice: `There are ${families.join(', ')}.`,
    facts: { filter },
  });
}
