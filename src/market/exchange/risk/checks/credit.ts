import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { AccountId, InstrumentId } from '../../../../core/models/units.ts';
import type { Ledger } from '../../clearing/ledger.ts';
import type { Exposure } from '../exposure.ts';
import type { MarketReference } from '../marketReference.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind, RiskParts } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOTIONAL, OLD_NOTIONAL } = orderAtDoor;
const MILLION = 1_000_000;

/** Cells: what is open on the buy side, on the sell side two further, and what is asked for it. */
const LOTS = 0;
const WORTH = 1;
const SELLS = 2;
const REQUIRED = 4;

/**
 * Credit: what the open orders and short positions of an account may cost in the worst case stays within its cash and
 * its credit line. With `p` lots held, `B` and `S` lots open to buy and to sell, worth `NB` at their limits, and the
 * reference price `r`, an instrument asks for
 *
 *     max(0, S - p) x r  +  max(0, NB - min(B, max(0, -p)) x r)
 *
 * that is: every lot short after all sells have traded is bought back at the reference, and every buy is paid at its
 * limit, less what it saves of that where it covers a short. Proceeds count when they are there, not before. Cash is
 * the ledger's, after fees, and a share `collateralPpm` of the long positions at the reference counts as cash too. An
 * order that asks for no more than there was asked for before is always taken, so that a loss can be closed.
 */
export const credit: RiskCheckKind = {
  name: 'credit',
  create(parts) {
    const lines = parts.limits.column('creditLineMinor');
    return lines && new Credit(lines, parts);
  },
};

class Credit implements RiskCheck {
  readonly #lines: Float64Array;
  readonly #collateralPpm: Float64Array;
  readonly #exposure: Exposure;
  readonly #ledger: Ledger;
  readonly #reference: MarketReference;
  readonly #tickValueMinor: Float64Array;
  readonly #cells = new Float64Array(5);

  constructor(lines: Float64Array, parts: RiskParts) {
    this.#lines = lines;
    this.#collateralPpm = parts.limits.columnOr('collateralPpm', 0);
    this.#exposure = parts.exposure;
    this.#ledger = parts.ledger;
    this.#reference = parts.reference;
    this.#tickValueMinor = parts.tickValueMinor;
  }

  check(order: OrderAtDoor): number {
    const { account, instrument } = order;
    const line = this.#lines[account];
    if (line === Number.POSITIVE_INFINITY) return 0;
    const cells = this.#cells;
    const row = account * this.#exposure.instruments + instrument;
    this.#require(row, instrument);
    const before = cells[REQUIRED];
    const at = order.side * SELLS;
    cells[at + LOTS] += order.quantity - order.oldQuantity;
    cells[at + WORTH] += order.cells[NOTIONAL] - order.cells[OLD_NOTIONAL];
    this.#weigh(row, instrument);
    const required = cells[REQUIRED];
    if (required <= before) return 0;
    // Cash alone covers it where nothing else asks for any: the usual case of one instrument.
    const available = this.#ledger.cash[account] + line;
    if (this.#exposure.instruments === 1 && required <= available) return 0;
    return this.#elsewhere(account, instrument) + required > available ? REJECT_CODE.creditLimit : 0;
  }

  /** What the other instruments ask for, less what long positions count for. */
  #elsewhere(account: AccountId, instrument: InstrumentId): number {
    const { instruments } = this.#exposure;
    const ppm = this.#collateralPpm[account];
    let required = 0;
    for (let other = 0; other < instruments; other++) {
      const row = account * instruments + other;
      if (other !== instrument) {
        this.#require(row, other);
        required += this.#cells[REQUIRED];
      }
      if (ppm > 0) required -= this.#collateral(row, other, ppm);
    }
    return required;
  }

  /** Loads what is open in a row, and what it asks for. */
  #require(row: number, instrument: InstrumentId): void {
    const { lots, notional } = this.#exposure;
    const cells = this.#cells;
    const buys = row * 2;
    cells[LOTS] = lots[buys];
    cells[WORTH] = notional[buys];
    cells[SELLS + LOTS] = lots[buys + 1];
    cells[SELLS + WORTH] = notional[buys + 1];
    this.#weigh(row, instrument);
  }

  #weigh(row: number, instrument: InstrumentId): void {
    const cells = this.#cells;
    const held = this.#ledger.position[row];
    const uncovered = Math.max(0, cells[SELLS + LOTS] - held);
    const covering = Math.min(cells[LOTS], Math.max(0, -held));
    if (uncovered === 0 && covering === 0) {
      cells[REQUIRED] = cells[WORTH];
      return;
    }
    const lot = this.#reference.price(instrument) * this.#tickValueMinor[instrument];
    // Without any price the sells' own limits have to do.
    const short = lot === 0 ? cells[SELLS + WORTH] : uncovered * lot;
    cells[REQUIRED] = short + Math.max(0, cells[WORTH] - covering * lot);
  }

  #collateral(row: number, instrument: InstrumentId, ppm: number): number {
    const held = this.#ledger.position[row];
    if (held <= 0) return 0;
    const worth = held * this.#reference.price(instrument) * this.#tickValueMinor[instrument];
    // Split at a million, so that the product stays exact.
    const millions = Math.floor(worth / MILLION);
    return millions * ppm + Math.floor(((worth - millions * MILLION) * ppm) / MILLION);
  }
}
