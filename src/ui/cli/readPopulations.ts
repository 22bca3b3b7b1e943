import { type ConfigObject, isConfigObject } from '../../core/data/config/layers.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { parseFile } from './runRequest.ts';

/** `market-maker`, or `market-maker:2` for two of them. */
const SHORT = /^([a-z][a-z0-9-]*)(?::([1-9]\d{0,5}))?$/;

/** Populations that somebody wants to add, and other settings of the world in the same file. */
export interface GivenPopulations {
  readonly populations: readonly ConfigObject[];
  readonly rest: ConfigObject;
}

/**
 * The populations that `--with` names: a JSON file with a list of them or with settings that have one, names of agents as
 * `zero-intelligence:20,market-maker`, or `none`.
 *
 * @throws BaseError IO_NOT_FOUND, CONFIG_INVALID_VALUE, USAGE.
 */
export function readPopulations(text: string): GivenPopulations {
  if (text === 'none') return { populations: [], rest: {} };
  return text.endsWith('.json') ? ofFile(text) : { populations: text.split(',').map(ofName), rest: {} };
}

function ofFile(path: string): GivenPopulations {
  const value = parseFile(path);
  const { populations, ...rest } = (Array.isArray(value) ? { populations: value } : value) as ConfigObject;
  if (Array.isArray(populations) && populations.every(isConfigObject)) return { populations, rest };
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} must be a list of populations`, {
    facts: { file: path },
    advice: 'Write it as [{"agent": "market-maker", "count": 2, "settings": {"quantity": 100}}].',
  });
}

function ofName(text: string): ConfigObject {
  const [, agent, count = '1'] = SHORT.exec(text.trim()) ?? [];
  if (agent !== undefined) return { agent, count: Number(count) };
  throw new BaseError('USAGE', `--with ${text}: expected a .json file, none, or agents as market-maker:2`, {
    facts: { found: text },
  });
}
