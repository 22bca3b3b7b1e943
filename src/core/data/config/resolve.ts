import type { Static, TSchema } from 'typebox';
import { Default, Errors } from 'typebox/value';
import { BaseError } from '../../utils/errors.ts';
import { type ConfigLayer, type ConfigObject, isConfigObject, mergeConfig } from './layers.ts';
import { withListChanges } from './listChanges.ts';
import { nearestWord } from './nearest.ts';

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: { readonly [name: string]: unknown };
  readonly message: string;
}

/**
 * Defaults of the schema, then each layer over the one before, checked once.
 *
 * @throws BaseError CONFIG_UNKNOWN_SETTING or CONFIG_INVALID_VALUE, naming the path and the layer it came from.
 */
export function resolveConfig<Schema extends TSchema>(
  schema: Schema,
  layers: readonly ConfigLayer[],
): Static<Schema> {
  let values: ConfigObject = {};
  for (const layer of layers) values = mergeConfig(values, layer.values);
  const resolved = Default(schema, withListChanges(schema, values));
  const errors = Errors(schema, resolved) as readonly SchemaError[];
  const first = errors.find((e) => e.keyword === 'additionalProperties') ?? errors.at(-1);
  if (first !== undefined) throw explain(schema, resolved, first, layers);
  return resolved as Static<Schema>;
}

function explain(
  schema: TSchema,
  resolved: unknown,
  error: SchemaError,
  layers: readonly ConfigLayer[],
): BaseError {
  const parent = error.instancePath.split('/').slice(1);
  if (error.keyword === 'additionalProperties') {
    const key = String((error.params.additionalProperties as string[])[0]);
    return unknownSetting(schema, parent, key, layers);
  }
  const path = parent.join('.') || 'the configuration';
  const found = JSON.stringify(valueAt(resolved, parent));
  const source = sourceOf(parent, layers);
  return new BaseError(
    'CONFIG_INVALID_VALUE',
    `${path} is ${found}: ${wording(error, levelAt(schema, parent)?.description)}${from(source)}`,
    {
      facts: { path, found, source },
    },
  );
}

function unknownSetting(
  schema: TSchema,
  parent: readonly string[],
  key: string,
  layers: readonly ConfigLayer[],
): BaseError {
  const path = [...parent, key].join('.');
  const meant = nearestWord(key, settingNames(schema, parent));
  const hint = meant === undefined ? '' : ` (did you mean ${[...parent, meant].join('.')}?)`;
  const source = sourceOf([...parent, key], layers);
  return new BaseError('CONFIG_UNKNOWN_SETTING', `unknown setting ${path}${hint}${from(source)}`, {
    facts: { path, source },
  });
}

/**
 * What a check behind the schema found at a setting, with the layer that the setting came from; errors that name no
 * setting, or one that nobody wrote, stay as they are.
 */
export function withSource(error: unknown, layers: readonly ConfigLayer[]): unknown {
  if (!(error instanceof BaseError) || typeof error.facts.path !== 'string') return error;
  const source = sourceOf(error.facts.path.split('.'), layers);
  if (source === undefined) return error;
  const { code, message, advice, facts } = error;
  return new BaseError(code, `${message}${from(source)}`, {
    advice,
    facts: { ...facts, source },
    cause: error,
  });
}

function wording(error: SchemaError, description: string | undefined): string {
  if (error.keyword === 'enum') {
    const allowed = error.params.allowedValues;
    if (Array.isArray(allowed)) return `must be one of ${allowed.join(', ')}`;
  }
  if (error.keyword !== 'anyOf') return error.message;
  return description === undefined ? 'must be of another form' : `must be of another form: ${description}`;
}

function from(source: string | undefined): string {
  return source === undefined ? '' : `, in ${source}`;
}

/** Of a schema, what leads to the names in it. */
interface Level {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Level>>;
  readonly items?: Level;
}

function levelAt(schema: TSchema, path: readonly string[]): Level | undefined {
  let level = schema as Level | undefined;
  for (const key of path) level = level?.items ?? level?.properties?.[key];
  return level;
}

function settingNames(schema: TSchema, path: readonly string[]): string[] {
  return Object.keys(levelAt(schema, path)?.properties ?? {});
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const within = (inner: unknown, key: string) =>
    isConfigObject(inner) || Array.isArray(inner) ? (inner as ConfigObject)[key] : undefined;
  return path.reduce<unknown>(within, value);
}

/** The last layer that says something at the path: it is the one that won. */
function sourceOf(path: readonly string[], layers: readonly ConfigLayer[]): string | undefined {
  return layers.findLast((layer) => valueAt(layer.values, path) !== undefined)?.source;
}
