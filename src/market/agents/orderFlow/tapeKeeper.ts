import type { Message } from '../../../core/models/message.ts';
import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import { StepTape, type StepTapeBody } from '../../../core/models/messages/orderBatch.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { TAPE_TRADE_STRIDE } = orderBatch;

/** Keeps the public history of a venue in discrete time in memory: every trade, and the best levels after every step. */
export class TapeKeeper implements Actor {
  /** One element for each step, in order: rows of price and signed lots; rows of price, lots and orders. */
  readonly trades: Int32Array[] = [];
  readonly bids: Float64Array[] = [];
  readonly asks: Float64Array[] = [];
  /** Trades so far. */
  tradeCount = 0;
  /** Of all that was kept. */
  readonly #hash = new Hash64();

  start(): void {}

  receive(_ctx: ActorContext, _from: ActorId, message: Message): void {
    if (message.kind !== StepTape.id) return;
    const { trades, bids, asks } = message.body() as unknown as StepTapeBody;
    this.#keep(trades, bids, asks);
  }

  #keep(trades: Int32Array, bids: Float64Array, asks: Float64Array): void {
    this.trades.push(trades);
    this.bids.push(bids);
    this.asks.push(asks);
    this.tradeCount += trades.length / TAPE_TRADE_STRIDE;
    this.#hash.addInt(this.tradeCount);
  }

  snapshot(): PlainData {
    return {
      trades: this.trades.map((rows) => rows.slice()),
      bids: this.bids.map((rows) => rows.slice()),
      asks: this.asks.map((rows) => rows.slice()),
    };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as {
      readonly trades: readonly Int32Array[];
      readonly bids: readonly Float64Array[];
      readonly asks: readonly Float64Array[];
    };
    for (const list of [this.trades, this.bids, this.asks]) list.length = 0;
    this.tradeCount = 0;
    this.#hash.reset();
    for (const [step, trades] of saved.trades.entries())
      this.#keep(trades, saved.bids[step], saved.asks[step]);
  }

  hash(): number {
    return this.#hash.low();
  }
}
