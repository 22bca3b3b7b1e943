import { BaseError } from '../../../core/utils/errors.ts';

/** A setting that contradicts another: said before the run, with its path. */
export function badSetting(
  path: string,
  found: string | number | boolean,
  reason: string,
  advice?: string,
): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `${path} is ${JSON.stringify(found)}: ${reason}`, {
    facts: { path, found },
    ...(advice === undefined ? {} : { advice }),
  });
}
