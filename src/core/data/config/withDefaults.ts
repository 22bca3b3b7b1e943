import type { TObject, TSchema } from 'typebox';
import { isConfigObject } from './layers.ts';

/**
 * The same settings with other defaults: `values` has the shape of a configuration and says what differs. A list is
 * replaced as a whole.
 */
export function withDefaults<Schema extends TObject>(schema: Schema, values: object): Schema {
  const properties = Object.entries(values).map(([key, value]) => {
    const child = schema.properties[key] as TSchema;
    return [
      key,
      isGroup(child) && isConfigObject(value) ? withDefaults(child, value) : redefined(child, value),
    ];
  });
  return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(properties) } };
}

function isGroup(schema: TSchema): schema is TObject {
  return 'properties' in schema;
}

function redefined(schema: TSchema, value: unknown): TSchema {
  return { ...schema, default: value } as TSchema;
}
