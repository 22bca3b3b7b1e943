import { type ConfigObject, isConfigObject } from '../../core/data/config/layers.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { parseFile } from './runRequest.ts';

/**
 * The populations of a file that holds a list of them.
 *
 * @throws BaseError IO_NOT_FOUND, CONFIG_INVALID_VALUE.
 */
export function readPopulations(path: string): ConfigObject[] {
  const value = parseFile(path);
  if (Array.isArray(value) && value.every(isConfigObject)) return value;
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} must be a list of populations`, {
    facts: { file: path },
    advice: 'Write it as [{"agent": "market-maker", "count": 2, "settings": {"quantity": 100}}].',
  });
}
