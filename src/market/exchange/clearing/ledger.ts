import type { AccountSpec, PositionStatement } from '../../../core/models/account.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type {
  AccountId,
  CashMinor,
  InstrumentId,
  PriceTicks,
  QuantityLots,
} from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { safeSum } from '../../../core/utils/safeInt.ts';
import { checkLedger, type LedgerColumns } from './ledgerCheck.ts';
import type { SettlementHouse } from './settlementHouse.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BUY, SELL } = sideConstants;

/** Largest table of positions, accounts times instruments: 320 MiB of columns. */
const MAX_CELLS = 1 << 23;

/**
 * Cash and positions of every account, in double entry: what one account pays another receives, and fees go to the
 * venue's own account, so the sums never change. Going short is free here. Columns are indexed by account, which is
 * the actor's id, and by `account * instruments + instrument`.
 */
export class Ledger implements LedgerColumns {
  readonly instrumentCount: number;
  readonly participant: Uint8Array;
  readonly cash: Float64Array;
  /** Fees paid less rebates received. */
  readonly fees: Float64Array;
  readonly position: Float64Array;
  /** Cost of the open position: positive for long, negative for short. */
  readonly cost: Float64Array;
  /** Profit of what was closed, fees apart. */
  readonly realised: Float64Array;
  /** One cell: the venue's own cash, all of it fees. */
  readonly venueCash = new Float64Array(1);
  readonly openingCash: Float64Array;
  readonly openingPosition: Float64Array;
  readonly openingCost: Float64Array;
  /** What settlements took and paid, at a venue that settles. */
  house: SettlementHouse | undefined;

  constructor(instruments: readonly Instrument[], accounts: readonly AccountSpec[]) {
    for (const { actor } of accounts) requireActor(actor);
    const rows = accounts.reduce((most, account) => Math.max(most, account.actor + 1), 0);
    this.instrumentCount = instruments.length;
    const cells = rows * instruments.length;
    if (cells > MAX_CELLS) {
      throw new BaseError(
        'CONFIG_INVALID_VALUE',
        `a venue holds at most ${MAX_CELLS} positions, not ${cells}`,
        {
          facts: { accounts: rows, instruments: instruments.length },
        },
      );
    }
    this.participant = new Uint8Array(rows);
    this.cash = new Float64Array(rows);
    this.fees = new Float64Array(rows);
    this.position = new Float64Array(cells);
    this.cost = new Float64Array(cells);
    this.realised = new Float64Array(cells);
    for (const account of accounts) this.#open(account, instruments);
    this.openingCash = this.cash.slice();
    this.openingPosition = this.position.slice();
    this.openingCost = this.cost.slice();
  }

  #open(account: AccountSpec, instruments: readonly Instrument[]): void {
    if (this.participant[account.actor] === 1) {
      throw new BaseError('CONFIG_INVALID_VALUE', `actor ${account.actor} has two accounts at one venue`);
    }
    requireSafe(account.cashMinor, 'opening cash', account.actor);
    this.participant[account.actor] = 1;
    this.cash[account.actor] = account.cashMinor;
    for (const { instrument, lots } of account.positions ?? []) {
      const listed = instruments[instrument];
      if (listed === undefined) {
        throw new BaseError(
          'CONFIG_INVALID_VALUE',
          `actor ${account.actor} opens in unknown instrument ${instrument}`,
        );
      }
      const cost = lots * listed.referencePrice * listed.tickValueMinor;
      requireSafe(lots, 'opening position', account.actor);
      requireSafe(cost, 'value of the opening position', account.actor);
      this.position[account.actor * this.instrumentCount + instrument] = lots;
      this.cost[account.actor * this.instrumentCount + instrument] = cost;
    }
  }

  /** Moves the position and the notional of a fill; `side` is the account's. */
  fill(
    account: AccountId,
    instrument: InstrumentId,
    side: number,
    lots: QuantityLots,
    notional: CashMinor,
  ): void {
    const row = account * this.instrumentCount + instrument;
    const signedLots = side === BUY ? lots : -lots;
    const paid = side === BUY ? notional : -notional;
    const held = this.position[row];
    if (held * signedLots >= 0) this.cost[row] += paid;
    else this.#close(row, held, lots, paid);
    this.position[row] = held + signedLots;
    this.cash[account] = safeSum(this.cash[account], -paid, 'cash of an account');
  }

  /**
   * Takes `lots` against the open position at its average cost. The cost released is rounded to a minor unit; what
   * rounding leaves stays in the open cost and comes out with the last lot.
   */
  #close(row: number, held: number, lots: number, paid: number): void {
    const open = Math.abs(held);
    const closing = Math.min(open, lots);
    const paidToClose = closing === lots ? paid : (paid / lots) * closing;
    const cost = this.cost[row];
    const released = closing === open ? cost : Math.round(cost * (closing / open));
    this.realised[row] += -paidToClose - released + 0;
    this.cost[row] = cost - released + (paid - paidToClose);
  }

  /** Takes the whole position away for its value, which is negative for a short one. */
  settle(account: AccountId, instrument: InstrumentId, value: CashMinor): void {
    const lots = this.position[account * this.instrumentCount + instrument];
    if (lots > 0) this.fill(account, instrument, SELL, lots, value);
    else if (lots < 0) this.fill(account, instrument, BUY, 0 - lots, 0 - value);
  }

  /** Charges a fee, or pays a rebate where it is negative. */
  charge(account: AccountId, fee: CashMinor): void {
    this.cash[account] = safeSum(this.cash[account], -fee, 'cash of an account');
    this.fees[account] += fee;
    this.venueCash[0] = safeSum(this.venueCash[0], fee, 'cash of the venue');
  }

  isParticipant(actor: number): boolean {
    return actor >= 0 && actor < this.participant.length && this.participant[actor] === 1;
  }

  statement(account: AccountId, instrument: InstrumentId): PositionStatement {
    const row = account * this.instrumentCount + instrument;
    return { lots: this.position[row], costMinor: this.cost[row], realisedMinor: this.realised[row] };
  }

  /** Profit of the open position if it were closed at `markPrice`, fees apart. */
  markedProfit(
    account: AccountId,
    instrument: Instrument,
    id: InstrumentId,
    markPrice: PriceTicks,
  ): CashMinor {
    const row = account * this.instrumentCount + id;
    return this.position[row] * markPrice * instrument.tickValueMinor - this.cost[row];
  }

  /** Asserts double entry: cash, positions and profit of all accounts add up. */
  check(): void {
    checkLedger(this);
  }

  snapshot(): PlainData {
    const { cash, fees, position, cost, realised, venueCash } = this;
    return {
      cash: cash.slice(),
      fees: fees.slice(),
      position: position.slice(),
      cost: cost.slice(),
      realised: realised.slice(),
      venueCash: venueCash[0],
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as LedgerState;
    assert(saved.position.length === this.position.length, 'snapshot of another set of accounts');
    this.cash.set(saved.cash);
    this.fees.set(saved.fees);
    this.position.set(saved.position);
    this.cost.set(saved.cost);
    this.realised.set(saved.realised);
    this.venueCash[0] = saved.venueCash;
  }

  addTo(hash: Hash64): void {
    for (let i = 0; i < this.cash.length; i++) hash.addNumber(this.cash[i]);
    for (let i = 0; i < this.position.length; i++) {
      hash.addNumber(this.position[i]);
      hash.addNumber(this.cost[i]);
    }
    hash.addNumber(this.venueCash[0]);
  }
}

interface LedgerState {
  readonly cash: Float64Array;
  readonly fees: Float64Array;
  readonly position: Float64Array;
  readonly cost: Float64Array;
  readonly realised: Float64Array;
  readonly venueCash: number;
}

function requireSafe(value: number, what: string, actor: number): void {
  if (Number.isSafeInteger(value)) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `${what} of actor ${actor} must be a whole number below 2^53`, {
    facts: { actor, found: value },
  });
}

function requireActor(actor: number): void {
  if (Number.isSafeInteger(actor) && actor >= 0) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `an account needs an actor's id, not ${actor}`);
}
