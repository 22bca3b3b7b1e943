import type { RunManifest } from '../../../core/models/manifest.ts';
import { ACCOUNTS_TABLE, AccountsProjection } from './accountsTable.ts';
import { BLOCKS_TABLE, BlocksProjection } from './blocksTable.ts';
import { EVENTS_TABLE, EventsProjection } from './eventsTable.ts';
import { EXECUTIONS_TABLE, ExecutionsProjection } from './executionsTable.ts';
import { FINALITY_TABLE, FinalityProjection } from './finalityTable.ts';
import { ORDERS_TABLE } from './orderRows.ts';
import { OrdersProjection } from './ordersTable.ts';
import { QUOTES_TABLE, QuotesProjection } from './quotesTable.ts';
import type { TableProjection } from './tableProjection.ts';
import type { TableSpec } from './tableSpec.ts';
import { TRADES_TABLE, TradesProjection } from './tradesTable.ts';
import { VOTES_TABLE, VotesProjection } from './votesTable.ts';

interface LogTable {
  readonly spec: TableSpec;
  readonly open: (manifest: RunManifest) => TableProjection;
}

/** The tables made from a run's log. The largest come first, so that work on several can begin with them. */
export const LOG_TABLES: readonly LogTable[] = [
  { spec: EVENTS_TABLE, open: (manifest) => new EventsProjection(manifest) },
  { spec: EXECUTIONS_TABLE, open: (manifest) => new ExecutionsProjection(manifest) },
  { spec: ORDERS_TABLE, open: (manifest) => new OrdersProjection(manifest) },
  { spec: QUOTES_TABLE, open: (manifest) => new QuotesProjection(manifest) },
  { spec: TRADES_TABLE, open: (manifest) => new TradesProjection(manifest) },
  { spec: ACCOUNTS_TABLE, open: (manifest) => new AccountsProjection(manifest) },
  { spec: VOTES_TABLE, open: (manifest) => new VotesProjection(manifest) },
  { spec: FINALITY_TABLE, open: (manifest) => new FinalityProjection(manifest) },
  { spec: BLOCKS_TABLE, open: (manifest) => new BlocksProjection(manifest) },
];

/** The table of that name; the caller has checked it. */
export function logTable(name: string): LogTable {
  return LOG_TABLES.find(({ spec }) => spec.name === name) as LogTable;
}
