import type { PlainData } from '../../core/models/plainData.ts';
import { assert } from '../../core/utils/assert.ts';

/**
 * JSON in lines, two spaces deep. Keys keep their order at the top, where the writer chose it, and are sorted
 * below, so that equal data give equal text. Only what JSON can hold is accepted.
 */
export function stableJson(data: object): string {
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  const sorted = entries.map(([key, value]) => [key, ordered(value as PlainData, key)]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

function ordered(value: PlainData, path: string): unknown {
  if (typeof value === 'number') {
    assert(Number.isFinite(value), `${path} is ${value}, which JSON does not hold`);
    return value;
  }
  if (Array.isArray(value)) return value.map((item, index) => ordered(item, `${path}[${index}]`));
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  const isRecord = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  assert(isRecord, `${path} is not data that JSON holds`);
  const record = value as Readonly<Record<string, PlainData | undefined>>;
  const keys = Object.keys(record).filter((key) => record[key] !== undefined);
  return Object.fromEntries(
    keys.sort().map((key) => [key, ordered(record[key] as PlainData, `${path}.${key}`)]),
  );
}
