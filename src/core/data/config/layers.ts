import { BaseError } from '../../utils/errors.ts';

/** A plain JSON object. */
export type ConfigObject = { [key: string]: unknown };

/** Values from one place, and the words that name the place in an error: a file's path, `--set`. */
export interface ConfigLayer {
  readonly source: string;
  readonly values: ConfigObject;
}

/** Names that would reach into an object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** True for a plain JSON object: neither null nor a list. */
export function isConfigObject(value: unknown): value is ConfigObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deep merge: objects are merged by key, everything else (arrays too) is replaced by the upper layer. */
export function mergeConfig(lower: ConfigObject, upper: ConfigObject): ConfigObject {
  const merged: ConfigObject = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    if (FORBIDDEN.has(key)) throw unknownSetting(key);
    const below = merged[key];
    merged[key] = isConfigObject(below) && isConfigObject(value) ? mergeConfig(below, value) : value;
  }
  return merged;
}

/**
 * One `path=value` of the command line as a layer. The path is dotted; the value is JSON where it parses as
 * JSON, else the text itself.
 */
export function parseAssignment(text: string): ConfigLayer {
  const equals = text.indexOf('=');
  if (equals <= 0) {
    throw new BaseError('USAGE', `--set ${text}: expected path=value`, { facts: { argument: text } });
  }
  const path = text.slice(0, equals).split('.');
  if (path.some((part) => part === '' || FORBIDDEN.has(part))) throw unknownSetting(text.slice(0, equals));
  const value = path.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    parseValue(text.slice(equals + 1)),
  );
  return { source: `--set ${text}`, values: value as ConfigObject };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function unknownSetting(path: string): BaseError {
  return new BaseError('CONFIG_UNKNOWN_SETTING', `unknown setting ${path}`, { facts: { path } });
}
