import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { PositionSettled } from '../../../core/models/messages/economics.ts';
import * as messages from '../../../core/models/messages/execution.ts';
import { AccountOpened, Execution, FeeCharged } from '../../../core/models/messages/execution.ts';
import { FillBusted, FillCorrected } from '../../../core/models/messages/session.ts';
import * as recorder from '../../../core/models/ports/recorder.ts';
import * as sides from '../../../core/models/side.ts';
import { InstrumentUnits, putInstrument } from './instrumentUnits.ts';
import type { TableProjection } from './tableProjection.ts';
import { TableRows } from './tableRows.ts';
import { AGENT_COLUMNS, column, INSTRUMENT_COLUMNS, type TableSpec } from './tableSpec.ts';
import { manifestNames } from './vocabulary.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { EXECUTION_EVENT } = messages;
const { RECORD_FACT } = recorder;
const { BUY } = sides;

export const ACCOUNTS_TABLE: TableSpec = {
  name: 'accounts',
  description:
    "One row for each account, venue and instrument. An account's cash is the sum over its rows: opening cash stands on the first.",
  columns: [
    ...AGENT_COLUMNS,
    ...INSTRUMENT_COLUMNS,
    column('opening_lots', 'bigint', 'lots', 'position before the run'),
    column('closing_lots', 'bigint', 'lots', 'position at the end'),
    column('opening_cash_minor', 'bigint', 'minor units', 'cash before the run'),
    column(
      'closing_cash_minor',
      'bigint',
      'minor units',
      'cash at the end: opening, sales less purchases, less fees, and what settlement brought',
    ),
    column('bought_lots', 'bigint', 'lots', 'bought in all'),
    column('sold_lots', 'bigint', 'lots', 'sold in all'),
    column('fills', 'bigint', '', 'number of fills, without those that were taken out'),
    column('notional_minor', 'bigint', 'minor units', 'value bought and sold'),
    column('fees_minor', 'bigint', 'minor units', 'fees paid, less rebates'),
  ],
};

interface Holding {
  readonly account: number;
  readonly venue: number;
  /** The venue's number of the instrument, and the instrument's place in the manifest. */
  readonly instrument: number;
  readonly place: number;
  opening: number;
  cash: number;
  bought: number;
  sold: number;
  /** Lots that went for cash when their instrument was settled. */
  settled: number;
  fills: number;
  notional: number;
  flow: number;
  fees: number;
}

/** What each account had, did and has. Its rows come at the end. */
export class AccountsProjection implements TableProjection {
  readonly rows: TableRows;
  readonly #units: readonly InstrumentUnits[];
  readonly #listings: Listings;
  readonly #listed;
  readonly #holdings = new Map<number, Holding>();

  constructor(manifest: RunManifest) {
    this.#units = manifest.instruments.map((entry) => new InstrumentUnits(entry));
    this.#listings = new Listings(manifest);
    const rows = new TableRows(ACCOUNTS_TABLE, manifestNames(manifest));
    this.rows = rows;
    this.#listed = {
      instrument: rows.integer('instrument'),
      symbol: rows.text('symbol'),
      venue: rows.text('venue'),
    };
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === Execution.id) this.#execution(entry);
    else if (entry.kind === FillBusted.id) this.#settled(entry, -1);
    else if (entry.kind === FillCorrected.id) this.#settled(entry, 1);
    else if (entry.kind === PositionSettled.id) this.#endedInCash(entry);
    else if (entry.kind === FeeCharged.id) {
      const { account, instrument, fee } = FeeCharged;
      this.#holding(entry, entry.get(account), entry.get(instrument)).fees += entry.get(fee);
    } else if (entry.kind === AccountOpened.id) {
      const { account, instrument, position, cash } = AccountOpened;
      const holding = this.#holding(entry, entry.get(account), entry.get(instrument));
      holding.opening += entry.get(position);
      holding.cash += entry.get(cash);
    }
  }

  finish(): void {
    const holdings = [...this.#holdings.values()];
    holdings.sort((a, b) => a.account - b.account || a.venue - b.venue || a.instrument - b.instrument);
    for (const holding of holdings) this.#put(holding);
  }

  #execution(entry: LogEntry): void {
    const event = entry.get(Execution.event);
    if (event !== EXECUTION_EVENT.filledMaker && event !== EXECUTION_EVENT.filledTaker) return;
    const { account, instrument, side, price, quantity } = Execution;
    const holding = this.#holding(entry, entry.get(account), entry.get(instrument));
    this.#fill(holding, entry.get(side), entry.get(price), entry.get(quantity), 1);
  }

  /** A fill that was taken out (-1), or stands at another price now (1). */
  #settled(entry: LogEntry, sign: number): void {
    const { account, instrument, side, price, quantity } = FillBusted;
    const holding = this.#holding(entry, entry.get(account), entry.get(instrument));
    this.#fill(holding, entry.get(side), entry.get(price), entry.get(quantity), sign);
  }

  /** A position went for cash at the end of its instrument; it was neither bought nor sold. */
  #endedInCash(entry: LogEntry): void {
    const { account, instrument, position, cash } = PositionSettled;
    const holding = this.#holding(entry, entry.get(account), entry.get(instrument));
    holding.settled += entry.get(position);
    holding.flow += entry.get(cash);
  }

  #fill(holding: Holding, side: number, price: number, quantity: number, sign: number): void {
    const lots = sign * quantity;
    const notional = price * lots * (this.#units[holding.place]?.tickValueMinor ?? 0);
    holding.fills += sign;
    holding.notional += notional;
    if (side === BUY) {
      holding.bought += lots;
      holding.flow -= notional;
    } else {
      holding.sold += lots;
      holding.flow += notional;
    }
  }

  /** What an account has at the venue that wrote the line, of the instrument with that number there. */
  #holding({ from: venue }: LogEntry, account: number, instrument: number): Holding {
    const place = this.#listings.placeOf(venue, instrument);
    const key = account * this.#units.length + place;
    const known = this.#holdings.get(key);
    if (known !== undefined) return known;
    const numbers = {
      opening: 0,
      cash: 0,
      bought: 0,
      sold: 0,
      settled: 0,
      fills: 0,
      notional: 0,
      flow: 0,
      fees: 0,
    };
    const holding = { account, venue, instrument, place, ...numbers };
    this.#holdings.set(key, holding);
    return holding;
  }

  #put(holding: Holding): void {
    const { rows } = this;
    const row = rows.next();
    const {
      account,
      venue,
      instrument,
      place,
      opening,
      cash,
      bought,
      sold,
      settled,
      fills,
      notional,
      flow,
      fees,
    } = holding;
    rows.integer('account').put(row, account);
    rows.text('agent').put(row, account);
    rows.text('agent_kind').put(row, account);
    putInstrument(this.#listed, row, venue, instrument, place);
    rows.wide('opening_lots').put(row, opening);
    rows.wide('closing_lots').put(row, opening + bought - sold - settled);
    rows.wide('opening_cash_minor').put(row, cash);
    rows.wide('closing_cash_minor').put(row, cash + flow - fees);
    rows.wide('bought_lots').put(row, bought);
    rows.wide('sold_lots').put(row, sold);
    rows.wide('fills').put(row, fills);
    rows.wide('notional_minor').put(row, notional);
    rows.wide('fees_minor').put(row, fees);
  }
}
