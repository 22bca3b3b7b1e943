import * as execution from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import * as door from '../entry/door.ts';
import { checkPriceAndQuantity, isWhole } from '../entry/door.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import { orderKey } from '../entry/orderKey.ts';
import type { VenueCounts } from '../reports/venueCounts.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { MAX_CLIENT_ORDER_ID } = door;
const { limit } = orderEntry.ORDER_TYPE;
const { gtc } = orderEntry.TIME_IN_FORCE;
const { requested } = execution.CANCEL_REASON;
const { REJECT_CODE } = rejectCodes;

export interface StepEntryParts {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly counts: VenueCounts;
}

/** The door of a venue in discrete time: every number of a command is checked as at any venue's. */
export class StepEntry {
  readonly #engine: BookEngine;
  readonly #ledger: Ledger;
  readonly #table: InstrumentTable;
  readonly #counts: VenueCounts;
  /** Highest client order id of each account. */
  readonly #lastId: Int32Array;

  constructor({ engine, ledger, table, counts }: StepEntryParts) {
    this.#engine = engine;
    this.#ledger = ledger;
    this.#table = table;
    this.#counts = counts;
    this.#lastId = new Int32Array(ledger.participant.length);
  }

  /** Executes the command whose four numbers begin at `at`; gives 0 or why not. */
  execute(instrument: number, commands: Int32Array, at: number): number {
    const account = commands[at];
    const id = commands[at + 1];
    const lots = commands[at + 3];
    if (lots !== 0) this.#counts.orderArrived();
    if (!this.#ledger.isParticipant(account)) return REJECT_CODE.unknownAccount;
    if (!isWhole(id, 1, MAX_CLIENT_ORDER_ID)) return REJECT_CODE.invalidClientOrderId;
    if (lots === 0) return this.#cancel(account, id);
    if (id <= this.#lastId[account]) return REJECT_CODE.duplicateClientOrderId;
    this.#lastId[account] = id;
    return this.#enter(instrument, account, id, commands[at + 2], lots);
  }

  #enter(instrument: number, account: number, id: number, price: number, lots: number): number {
    if (!isWhole(instrument, 0, this.#table.count - 1)) return REJECT_CODE.unknownInstrument;
    const side = lots > 0 ? 0 : 1;
    const quantity = lots > 0 ? lots : 0 - lots;
    const code = checkPriceAndQuantity(this.#table, instrument, price, quantity);
    if (code !== 0) return code;
    return this.#engine.submit(
      orderKey(account, id),
      account,
      instrument,
      side,
      limit,
      gtc,
      price,
      quantity,
      0,
    );
  }

  #cancel(account: number, id: number): number {
    const code = this.#engine.cancel(orderKey(account, id), requested);
    if (code !== REJECT_CODE.unknownOrder) return code;
    return id <= this.#lastId[account] ? REJECT_CODE.tooLateToCancel : code;
  }

  /** Highest client order id of each account. */
  snapshot(): PlainData {
    return this.#lastId.slice();
  }

  restore(state: PlainData): void {
    this.#lastId.set(state as Int32Array);
  }

  addTo(hash: Hash64): void {
    for (let account = 0; account < this.#lastId.length; account++) hash.addInt(this.#lastId[account]);
  }
}
