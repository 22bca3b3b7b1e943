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
      isGroup(child) && isConfigObject(value)
        ? withDefaults(child, value)
        : changed(child, { default: value }),
    ];
  });
  return changed(schema, { properties: { ...schema.properties, ...Object.fromEntries(properties) } });
}

/** Whether a schema names settings of its own; a part chosen by name brings its own schema. */
function isGroup(schema: TSchema): schema is TObject {
  return 'properties' in schema && Object.keys(schema.properties as object).length > 0;
}

/** A copy with what is not enumerable too: by it a schema's kind is known. */
function changed<Schema extends TSchema>(schema: Schema, changes: object): Schema {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema));
  for (const [key, value] of Object.entries(changes)) {
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy as Schema;
}
