import type { Message } from '../../../core/models/message.ts';
import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import { StepTape } from '../../../core/models/messages/orderBatch.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { TAPE_HEAD, TAPE_TRADE_STRIDE } = orderBatch;

/** Keeps the public history of a venue in discrete time in memory: every trade, and the best levels after every step. */
export class TapeKeeper implements Actor {
  /** One element for each step, in order, as the two arrays of a `StepTape`. */
  readonly trades: Int32Array[] = [];
  readonly levels: Float64Array[] = [];
  /** Trades so far. */
  tradeCount = 0;
  /** Of the number of trades after each step. */
  readonly #hash = new Hash64();

  start(): void {}

  receive(_ctx: ActorContext, _from: ActorId, message: Message): void {
    if (message.kind !== StepTape.id) return;
    const [trades, levels] = message.body() as unknown as [Int32Array, Float64Array];
    this.#keep(trades, levels);
  }

  #keep(trades: Int32Array, levels: Float64Array): void {
    this.trades.push(trades);
    this.levels.push(levels);
    this.tradeCount += (trades.length - TAPE_HEAD) / TAPE_TRADE_STRIDE;
    this.#hash.addInt(this.tradeCount);
  }

  snapshot(): PlainData {
    return {
      trades: this.trades.map((rows) => rows.slice()),
      levels: this.levels.map((rows) => rows.slice()),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as {
      readonly trades: readonly Int32Array[];
      readonly levels: readonly Float64Array[];
    };
    this.trades.length = 0;
    this.levels.length = 0;
    this.tradeCount = 0;
    this.#hash.reset();
    for (const [step, trades] of saved.trades.entries()) this.#keep(trades, saved.levels[step]);
  }

  hash(): number {
    return this.#hash.low();
  }
}
