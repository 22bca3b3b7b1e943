import type { TSchema } from 'typebox';
import { type ConfigObject, isConfigObject, mergeList } from './layers.ts';

/** What a schema of an object or of a list says about what is in it. */
interface Nested {
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly default?: unknown;
}

/**
 * Values in which `populations.0.count=5` has become a change of the schema's own list: where a list belongs and an
 * object stands, its keys are numbers of entries, and the other entries stay as the default has them.
 *
 * @throws BaseError CONFIG_UNKNOWN_SETTING for an entry that the list does not have.
 */
export function withListChanges(schema: TSchema, values: unknown, path: readonly string[] = []): unknown {
  const { properties, items, default: fallback } = schema as Nested;
  if (items !== undefined) {
    const list =
      isConfigObject(values) && Array.isArray(fallback) ? mergeList(fallback, values, path) : values;
    return Array.isArray(list)
      ? list.map((entry, i) => withListChanges(items, entry, [...path, String(i)]))
      : list;
  }
  if (properties === undefined || !isConfigObject(values)) return values;
  const changed: ConfigObject = {};
  for (const [key, value] of Object.entries(values)) {
    const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
    changed[key] = inner === undefined ? value : withListChanges(inner, value, [...path, key]);
  }
  return changed;
}
