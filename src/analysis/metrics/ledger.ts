import { BUY } from '../../core/models/side.ts';
import { assert } from '../../core/utils/assert.ts';
import type { InstrumentScale } from './instrumentScale.ts';

/** Profit of one account since it was opened, in minor units of currency. */
export interface ProfitParts {
  /** Earned on lots bought and sold again (or sold and bought back), at average cost. */
  readonly realised: number;
  /** What the lots traded and still held would add at the mark. */
  readonly unrealised: number;
  readonly fees: number;
}

/**
 * Positions and profit of every account, from fills and fees.
 *
 * Profit is what trading added: cash flow of the fills, plus the lots bought since opening at the mark, minus fees.
 * The opening position is left out, as if it were held throughout; so every trade's gain is another's loss at any
 * mark, and the profits of all accounts add up to minus the fees.
 */
export class Ledger {
  readonly accounts: number;
  readonly #instruments: number;
  readonly #value: Float64Array;
  readonly #opening: Float64Array;
  readonly #net: Float64Array;
  readonly #flow: Float64Array;
  readonly #cost: Float64Array;
  readonly #fees: Float64Array;

  /** Instruments in another currency than `currency` keep their positions but count for nothing in profits. */
  constructor(accounts: number, scales: readonly InstrumentScale[], currency: string) {
    const cells = accounts * scales.length;
    this.accounts = accounts;
    this.#instruments = scales.length;
    this.#value = Float64Array.from(scales, (s) => (s.currency === currency ? s.minorPerTickLot : 0));
    this.#opening = new Float64Array(cells);
    this.#net = new Float64Array(cells);
    this.#flow = new Float64Array(cells);
    this.#cost = new Float64Array(cells);
    this.#fees = new Float64Array(cells);
  }

  open(account: number, instrument: number, position: number): void {
    this.#opening[account * this.#instruments + instrument] += position;
  }

  /** A fill of `quantity` lots at `price` ticks. */
  fill(account: number, instrument: number, side: number, price: number, quantity: number): void {
    const cell = account * this.#instruments + instrument;
    const signed = side === BUY ? quantity : -quantity;
    const before = this.#net[cell];
    const after = before + signed;
    this.#net[cell] = after;
    this.#flow[cell] -= price * signed;
    this.#cost[cell] = costAfter(this.#cost[cell], before, after, price);
    assert(
      Math.abs(this.#flow[cell]) <= Number.MAX_SAFE_INTEGER,
      'the cash flow of an account leaves exact integers',
    );
  }

  /** A fee in minor units; negative is a rebate. */
  fee(account: number, instrument: number, fee: number): void {
    this.#fees[account * this.#instruments + instrument] += fee;
  }

  /** Lots held, with the opening position. */
  position(account: number, instrument: number): number {
    const cell = account * this.#instruments + instrument;
    return this.#opening[cell] + this.#net[cell];
  }

  /** Lots bought since the account was opened, less those sold. */
  bought(account: number, instrument: number): number {
    return this.#net[account * this.#instruments + instrument];
  }

  /** Profit in minor units with instrument `i` valued at `marks[i]` ticks; one without trades may have no mark. */
  profit(account: number, marks: Float64Array): number {
    let profit = 0;
    for (let i = 0; i < this.#instruments; i++) {
      const cell = account * this.#instruments + i;
      const net = this.#net[cell];
      const held = net === 0 ? 0 : net * marks[i];
      profit += this.#value[i] * (this.#flow[cell] + held);
      if (this.#value[i] !== 0) profit -= this.#fees[cell];
    }
    return profit;
  }

  parts(account: number, marks: Float64Array): ProfitParts {
    let realised = 0;
    let unrealised = 0;
    let fees = 0;
    for (let i = 0; i < this.#instruments; i++) {
      const cell = account * this.#instruments + i;
      if (this.#value[i] === 0) continue;
      const net = this.#net[cell];
      const cost = this.#cost[cell];
      realised += this.#value[i] * (this.#flow[cell] + cost);
      if (net !== 0) unrealised += this.#value[i] * (net * marks[i] - cost);
      fees += this.#fees[cell];
    }
    return { realised, unrealised, fees };
  }

  /** Fees of all accounts in minor units. */
  totalFees(): number {
    let sum = 0;
    for (let cell = 0; cell < this.#fees.length; cell++) {
      if (this.#value[cell % this.#instruments] !== 0) sum += this.#fees[cell];
    }
    return sum;
  }
}

/** Signed cost of the lots held at average cost: closing takes off in proportion, crossing zero starts afresh. */
function costAfter(cost: number, before: number, after: number, price: number): number {
  if (before === 0 || Math.sign(before) !== Math.sign(after)) return after * price;
  const opening = Math.abs(after) > Math.abs(before);
  return opening ? cost + (after - before) * price : (cost * after) / before;
}
