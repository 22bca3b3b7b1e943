import Type, { type Static, type TSchema } from 'typebox';
import type { ConfigLayer } from './layers.ts';
import { resolveConfig } from './resolve.ts';

/**
 * Settings of a part that other settings name, by the part's own schema: defaults filled in, errors with the whole
 * path (`populations.2.settings.quantity`).
 *
 * @param source what errors say about the place, as `agent momentum`.
 * @throws BaseError CONFIG_UNKNOWN_SETTING, CONFIG_INVALID_VALUE.
 */
export function resolvePart<Schema extends TSchema>(
  schema: Schema,
  values: unknown,
  path: readonly string[],
  source: string,
): Static<Schema> {
  const nested = path.reduceRight<TSchema>((inner, key) => Type.Object({ [key]: inner }), schema);
  const layer = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), values);
  const resolved = resolveConfig(nested, [{ source, values: layer as ConfigLayer['values'] }]);
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown>)[key],
    resolved,
  ) as Static<Schema>;
}
