/** How a column is kept: 64-bit and 32-bit integers, doubles, and text of a fixed vocabulary. */
export type ColumnType = 'bigint' | 'integer' | 'double' | 'text';

/** A column as people read of it: the reference page and `query --tables` are made from this. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Empty where it has none. */
  readonly unit: string;
  readonly description: string;
}

export interface TableSpec {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly TableColumn[];
}

/** Version of the tables' columns: stored tables of another version are built again. */
export const TABLES_VERSION = 2;

/** Shorthand for the lists of columns. */
export function column(name: string, type: ColumnType, unit: string, description: string): TableColumn {
  return { name, type, unit, description };
}

export const EVENT_COLUMN = column('event', 'bigint', '', 'number of the event during which it happened');
export const TIME_COLUMN = column('time_ns', 'bigint', 'ns', 'simulated time since the start of the run');
export const NODE_COLUMN = column(
  'node',
  'text',
  '',
  'name of the validator at which it happened, as node-0',
);
export const EPOCH_COLUMN = column('epoch', 'integer', '', 'epoch of the block (view, height)');
export const BLOCK_COLUMN = column(
  'block',
  'bigint',
  '',
  "the first 52 bits of the block's hash: `format('{:013x}', block)` are its first 13 digits",
);
export const INSTRUMENT_COLUMNS: readonly TableColumn[] = [
  column('instrument', 'integer', '', "the venue's number of the instrument, from 0"),
  column('symbol', 'text', '', 'symbol of the instrument'),
  column('venue', 'text', '', 'name of the venue'),
];
export const AGENT_COLUMNS: readonly TableColumn[] = [
  column('account', 'integer', '', 'number of the account: its actor'),
  column('agent', 'text', '', 'name of the actor'),
  column('agent_kind', 'text', '', 'kind of actor, as market-maker'),
];

/** A price in ticks and, beside it, as a decimal number. */
export function priceColumns(name: string, what: string): TableColumn[] {
  return [
    column(name, 'double', 'currency', what),
    column(`${name}_ticks`, 'integer', 'ticks', `${what}, exact`),
  ];
}

/** A quantity in lots and, beside it, as a decimal number. */
export function quantityColumns(name: string, what: string): TableColumn[] {
  return [column(name, 'double', 'units', what), column(`${name}_lots`, 'bigint', 'lots', `${what}, exact`)];
}
