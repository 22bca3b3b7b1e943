import Type, { type Static } from 'typebox';
import { Errors } from 'typebox/value';
import { BaseError } from '../../utils/errors.ts';

/** The file that describes a dataset, in the dataset's folder. */
export const DATASET_FILE = 'dataset.json';

const count = Type.Integer({ minimum: 0 });
const decimals = Type.Integer({ minimum: 0, maximum: 15 });
const time = Type.Object({ day: Type.Integer(), timeNs: count });

const facts = Type.Object({
  records: count,
  kinds: Type.Record(Type.String(), count),
  symbols: Type.Array(Type.String()),
  priceDecimals: decimals,
  quantityDecimals: decimals,
  first: Type.Union([time, Type.Null()]),
  last: Type.Union([time, Type.Null()]),
});

const place = Type.Object({
  line: Type.Optional(count),
  byteOffset: Type.Optional(count),
  day: Type.Integer(),
  timeNs: Type.Number(),
  symbol: Type.String(),
  words: Type.String(),
});

const finding = Type.Object({
  check: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]),
  title: Type.String(),
  count,
  places: Type.Array(place),
});

const options = Type.Object({
  symbol: Type.Optional(Type.String()),
  day: Type.Optional(Type.Integer()),
  priceDecimals: Type.Optional(decimals),
  quantityDecimals: Type.Optional(decimals),
  dateOrder: Type.Optional(Type.Union([Type.Literal('dmy'), Type.Literal('mdy')])),
});

const dataset = Type.Object({
  format: Type.Literal('market-sim-dataset'),
  formatVersion: Type.Literal(1),
  file: Type.String({ minLength: 1, pattern: '^[^/\\\\]+$' }),
  source: Type.String(),
  linked: Type.Boolean(),
  feed: Type.String(),
  options,
  size: count,
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  facts,
  findings: Type.Array(finding),
});

/**
 * What the catalogue knows about a file of market data: `file` is its name in the dataset's folder (a link where
 * `linked`), `source` the path it was imported from, `feed` the name of its format, `options` what the user said when it was imported.
 */
export type Dataset = Static<typeof dataset>;

/**
 * Reads a dataset's description; `path` is the name that errors show.
 *
 * @throws BaseError DATA_CORRUPT where the text is not JSON or not a dataset's.
 */
export function parseDataset(text: string, path: string): Dataset {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BaseError('DATA_CORRUPT', `${path} is not JSON`, { facts: { file: path }, cause });
  }
  const [error] = Errors(dataset, value);
  if (error === undefined) return value as Dataset;
  const field = error.instancePath.split('/').slice(1).join('.') || 'the file';
  throw new BaseError('DATA_CORRUPT', `${path}: ${field} ${error.message}`, {
    facts: { file: path, field },
    advice: 'Remove the dataset and import its file again.',
  });
}
