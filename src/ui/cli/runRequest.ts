import { readFileSync } from 'node:fs';
import {
  type ConfigLayer,
  type ConfigObject,
  isConfigObject,
  parseAssignment,
} from '../../core/data/config/layers.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { planWorld, type WorldPlan } from '../../simulation/scenarios/createWorld.ts';

const DEFAULT_SEED = 1;
/** `$schema` is for editors: see `market-sim scenarios schema`. */
const FILE_KEYS = ['$schema', 'scenario', 'seed', 'config'];

/** What the command line says about the world to run. */
export interface RunRequest {
  /** Name of a scenario, or path of a config file (it ends in `.json`). */
  readonly target: string;
  readonly seed?: string;
  readonly until?: string;
  readonly set: readonly string[];
  /** What beats even the flags. */
  readonly layers?: readonly ConfigLayer[];
}

/** Flags beat the file, the file beats the defaults. */
export function planRequest(request: RunRequest): WorldPlan {
  const file = request.target.endsWith('.json') ? readConfigFile(request.target) : undefined;
  const layers: ConfigLayer[] = [];
  if (file !== undefined) layers.push({ source: request.target, values: file.config });
  for (const assignment of request.set) layers.push(parseAssignment(assignment));
  if (request.until !== undefined) {
    layers.push({ source: `--until ${request.until}`, values: { until: request.until } });
  }
  layers.push(...(request.layers ?? []));
  const seed = request.seed === undefined ? (file?.seed ?? DEFAULT_SEED) : parseSeed(request.seed, '--seed');
  return planWorld(file?.scenario ?? request.target, layers, seed);
}

interface ConfigFile {
  readonly scenario: string;
  readonly seed: number | undefined;
  readonly config: ConfigObject;
}

function readConfigFile(path: string): ConfigFile {
  const value = parseFile(path);
  if (!isConfigObject(value) || typeof value.scenario !== 'string') {
    throw new BaseError('CONFIG_INVALID_VALUE', `${path} must be an object with a "scenario"`, {
      advice: 'Write it as {"scenario": "zi", "config": {"until": "1h"}}.',
      facts: { file: path },
    });
  }
  const unknown = Object.keys(value).find((key) => !FILE_KEYS.includes(key));
  if (unknown !== undefined) {
    throw new BaseError(
      'CONFIG_UNKNOWN_SETTING',
      `unknown key ${unknown} in ${path}; there are ${FILE_KEYS.join(', ')}`,
      {
        advice: 'Settings of the scenario belong under "config".',
        facts: { file: path, path: unknown },
      },
    );
  }
  const config = value.config ?? {};
  if (!isConfigObject(config)) {
    throw new BaseError('CONFIG_INVALID_VALUE', `config in ${path} must be an object`, {
      facts: { file: path },
    });
  }
  const seed = value.seed === undefined ? undefined : parseSeed(String(value.seed), `seed in ${path}`);
  return { scenario: value.scenario, seed, config };
}

/** The JSON of a file. @throws BaseError IO_NOT_FOUND, CONFIG_INVALID_VALUE. */
export function parseFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BaseError('IO_NOT_FOUND', `cannot read ${path}`, { facts: { file: path }, cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BaseError('CONFIG_INVALID_VALUE', `${path} is not JSON: ${reason}`, {
      facts: { file: path },
      cause,
    });
  }
}

/** The seed that somebody wrote; `where` is named in errors. @throws BaseError CONFIG_INVALID_VALUE. */
export function parseSeed(text: string, where: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `${where} is ${text}: must be a whole number from 0 below 2^53`,
    {
      facts: { path: 'seed', found: text },
    },
  );
}
