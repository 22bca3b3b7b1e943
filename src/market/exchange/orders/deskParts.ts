import type { BookEngine } from '../book/bookEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { BookListener } from '../reports/bookListener.ts';
import type { Journal } from '../reports/journal.ts';
import type { RiskGate } from '../risk/riskGate.ts';
import type { DeskListener } from './deskListener.ts';

/** The parts of its venue that the order desk works with. */
export interface DeskParts {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly journal: Journal;
  /** Told before each command in whose name it is. */
  readonly listener: BookListener;
  readonly events: DeskListener;
  /** Told of orders outside the book, where the venue has one. */
  readonly gate?: RiskGate | undefined;
}
