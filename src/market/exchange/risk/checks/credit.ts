import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import * as sides from '../../../../core/models/side.ts';
import type { AccountId, InstrumentId } from '../../../../core/models/units.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind, RiskParts } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { SELL } = sides;
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
  readonly #parts: RiskParts;
  readonly #cells = new Float64Array(5);

  constructor(lines: Float64Array, parts: RiskParts) {
    this.#lines = lines;
    this.#collateralPpm = parts.limits.columnOr('collateralPpm', 0);
    this.#parts = parts;
  }

  check(order: OrderAtDoor): number {
    const { account, instrument } = order;
    const line = this.#lines[account];
    if (line === Number.POSITIVE_INFINITY) return 0;
    const cells = this.#cells;
    this.#load(account, instrument);
    this.#require(account, instrument);
    const before = cells[REQUIRED];
    const at = order.side * SELLS;
    cells[at + LOTS] += order.quantity - order.oldQuantity;
    cells[at + WORTH] += order.cells[NOTIONAL] - order.cells[OLD_NOTIONAL];
    this.#require(account, instrument);
    let required = cells[REQUIRED];
    if (required <= before) return 0;
    const { exposure, ledger } = this.#parts;
    let available = ledger.cash[account] + line;
    for (let other = 0; other < exposure.instruments; other++) {
      if (other !== instrument) {
        this.#load(account, other);
        this.#require(account, other);
        required += cells[REQUIRED];
      }
      if (this.#collateralPpm[account] > 0) available += this.#collateral(account, other);
    }
    return required > available ? REJECT_CODE.creditLimit : 0;
  }

  #load(account: AccountId, instrument: InstrumentId): void {
    const { lots, notional, instruments } = this.#parts.exposure;
    const row = (account * instruments + instrument) * 2;
    const cells = this.#cells;
    cells[LOTS] = lots[row];
    cells[WORTH] = notional[row];
    cells[SELLS + LOTS] = lots[row + SELL];
    cells[SELLS + WORTH] = notional[row + SELL];
  }

  #require(account: AccountId, instrument: InstrumentId): void {
    const { ledger, exposure, reference, tickValueMinor } = this.#parts;
    const cells = this.#cells;
    const held = ledger.position[account * exposure.instruments + instrument];
    const uncovered = Math.max(0, cells[SELLS + LOTS] - held);
    const covering = Math.min(cells[LOTS], Math.max(0, -held));
    if (uncovered === 0 && covering === 0) {
      cells[REQUIRED] = cells[WORTH];
      return;
    }
    const lot = reference.price(instrument) * tickValueMinor[instrument];
    // Without any price the sells' own limits have to do.
    const short = lot === 0 ? cells[SELLS + WORTH] : uncovered * lot;
    cells[REQUIRED] = short + Math.max(0, cells[WORTH] - covering * lot);
  }

  #collateral(account: AccountId, instrument: InstrumentId): number {
    const { ledger, exposure, reference, tickValueMinor } = this.#parts;
    const held = ledger.position[account * exposure.instruments + instrument];
    if (held <= 0) return 0;
    const worth = held * reference.price(instrument) * tickValueMinor[instrument];
    // Split at a million, so that the product stays exact.
    const millions = Math.floor(worth / MILLION);
    const ppm = this.#collateralPpm[account];
    return millions * ppm + Math.floor(((worth - millions * MILLION) * ppm) / MILLION);
  }
}
