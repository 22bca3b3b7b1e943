import type { Message } from '../../../core/models/message.ts';
import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import { StepTape } from '../../../core/models/messages/orderBatch.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { TAPE_HEAD, TAPE_TRADE_STRIDE } = orderBatch;

const FIRST_STEPS = 1024;
const FIRST_NUMBERS = 1 << 16;

/**
 * Keeps the public history of a venue in discrete time in memory: every trade, and the best levels after every step. In a
 * few long columns, since an array for each step would have the collector walk them all.
 */
export class TapeKeeper implements Actor {
  steps = 0;
  /** Trades so far. */
  tradeCount = 0;
  #trades = new Int32Array(FIRST_NUMBERS);
  #levels = new Float64Array(FIRST_NUMBERS);
  /** Where the numbers of a step end in either column. */
  #ends = new Float64Array(2 * FIRST_STEPS);
  /** Of the number of trades after each step. */
  readonly #hash = new Hash64();

  start(): void {}

  receive(_ctx: ActorContext, _from: ActorId, message: Message): void {
    if (message.kind !== StepTape.id) return;
    const [trades, levels] = message.body() as unknown as [Int32Array, Float64Array];
    this.#keep(trades, levels);
  }

  /** Trades of a step, from 0, as the first array of its `StepTape`. */
  tradesOf(step: number): Int32Array {
    return this.#trades.subarray(this.#end(step - 1, 0), this.#end(step, 0));
  }

  /** Levels after a step, from 0, as the second array of its `StepTape`. */
  levelsOf(step: number): Float64Array {
    return this.#levels.subarray(this.#end(step - 1, 1), this.#end(step, 1));
  }

  #end(step: number, column: 0 | 1): number {
    return step < 0 ? 0 : this.#ends[2 * step + column];
  }

  #keep(trades: Int32Array, levels: Float64Array): void {
    const [tradesAt, levelsAt] = [this.#end(this.steps - 1, 0), this.#end(this.steps - 1, 1)];
    this.#trades = withRoom(this.#trades, tradesAt + trades.length, Int32Array);
    this.#levels = withRoom(this.#levels, levelsAt + levels.length, Float64Array);
    this.#ends = withRoom(this.#ends, 2 * this.steps + 2, Float64Array);
    this.#trades.set(trades, tradesAt);
    this.#levels.set(levels, levelsAt);
    this.#ends[2 * this.steps] = tradesAt + trades.length;
    this.#ends[2 * this.steps + 1] = levelsAt + levels.length;
    this.steps += 1;
    this.tradeCount += (trades.length - TAPE_HEAD) / TAPE_TRADE_STRIDE;
    this.#hash.addInt(this.tradeCount);
  }

  snapshot(): PlainData {
    const last = this.steps - 1;
    return {
      trades: this.#trades.slice(0, this.#end(last, 0)),
      levels: this.#levels.slice(0, this.#end(last, 1)),
      ends: this.#ends.slice(0, 2 * this.steps),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as {
      readonly trades: Int32Array;
      readonly levels: Float64Array;
      readonly ends: Float64Array;
    };
    this.steps = 0;
    this.tradeCount = 0;
    this.#hash.reset();
    let [tradesAt, levelsAt] = [0, 0];
    for (let at = 0; at < saved.ends.length; at += 2) {
      const [tradesEnd, levelsEnd] = [saved.ends[at], saved.ends[at + 1]];
      this.#keep(saved.trades.subarray(tradesAt, tradesEnd), saved.levels.subarray(levelsAt, levelsEnd));
      [tradesAt, levelsAt] = [tradesEnd, levelsEnd];
    }
  }

  hash(): number {
    return this.#hash.low();
  }
}

/** The column, or one twice as large with the same numbers where it has no room for `needed`. */
function withRoom<Column extends Int32Array | Float64Array>(
  column: Column,
  needed: number,
  Larger: new (length: number) => Column,
): Column {
  if (needed <= column.length) return column;
  const larger = new Larger(Math.max(needed, 2 * column.length));
  larger.set(column);
  return larger;
}
