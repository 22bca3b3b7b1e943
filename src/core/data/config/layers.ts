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

/**
 * Deep merge: objects are merged by key, an object of numbered entries changes those of a list, and everything else
 * (a whole list too) is replaced by the upper layer.
 */
export function mergeConfig(
  lower: ConfigObject,
  upper: ConfigObject,
  path: readonly string[] = [],
): ConfigObject {
  const merged: ConfigObject = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    if (FORBIDDEN.has(key)) throw unknownSetting(key);
    merged[key] = mergeValue(merged[key], value, [...path, key]);
  }
  return merged;
}

/**
 * A list in which some entries are changed, by their number from 0.
 *
 * @throws BaseError CONFIG_UNKNOWN_SETTING for an entry that the list does not have.
 */
export function mergeList(
  list: readonly unknown[],
  changes: ConfigObject,
  path: readonly string[],
): unknown[] {
  const merged = [...list];
  for (const [key, value] of Object.entries(changes)) {
    const index = Number(key);
    if (!/^\d+$/.test(key) || index >= list.length) throw noSuchEntry([...path, key], list.length);
    merged[index] = mergeValue(list[index], value, [...path, key]);
  }
  return merged;
}

function mergeValue(below: unknown, value: unknown, path: readonly string[]): unknown {
  if (!isConfigObject(value)) return value;
  if (isConfigObject(below)) return mergeConfig(below, value, path);
  return Array.isArray(below) ? mergeList(below, value, path) : value;
}

function noSuchEntry(path: readonly string[], length: number): BaseError {
  const wanted = path.join('.');
  const list = path.slice(0, -1).join('.');
  const has = length === 0 ? 'is empty' : `has the entries 0 to ${length - 1}`;
  return new BaseError('CONFIG_UNKNOWN_SETTING', `unknown setting ${wanted}: the list ${list} ${has}`, {
    facts: { path: wanted },
  });
}

/**
 * One `path=value` of the command line as a layer. The path is dotted, entries of a list by their number; the value
 * is JSON where it parses as JSON, else the text itself. `option` is where it was written, for errors.
 */
export function parseAssignment(text: string, option = '--set'): ConfigLayer {
  const equals = text.indexOf('=');
  if (equals <= 0) {
    throw new BaseError('USAGE', `${option} ${text}: expected path=value`, { facts: { argument: text } });
  }
  const path = text.slice(0, equals).split('.');
  if (path.some((part) => part === '' || FORBIDDEN.has(part))) throw unknownSetting(text.slice(0, equals));
  const value = path.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    parseValue(text.slice(equals + 1)),
  );
  return { source: `${option} ${text}`, values: value as ConfigObject };
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
