import type { Message } from '../../../core/models/message.ts';
import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import { BatchReport, OrderBatch } from '../../../core/models/messages/orderBatch.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { Rng } from '../../../core/utils/rng.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BATCH_HEAD, COMMAND_STRIDE, FILL_STRIDE, REFUSAL_STRIDE, REPORT_HEAD } = orderBatch;

const TWO_32 = 0x1_0000_0000;

/** Traders of one kind; prices and sizes are uniform from the low bound up to, and without, the high one. */
export interface RandomTraderGroup {
  readonly count: number;
  readonly lowPrice: number;
  readonly highPrice: number;
  readonly lowQuantity: number;
  readonly highQuantity: number;
  /** Probability of acting in a step. */
  readonly activity: number;
}

export interface RandomTradersConfig {
  readonly venue: ActorId;
  readonly instrument: InstrumentId;
  /** Account of the first trader; the others follow. */
  readonly firstAccount: ActorId;
  readonly groups: readonly RandomTraderGroup[];
  /** Time units of one step. */
  readonly step: number;
}

/**
 * Traders without any idea, all of them in one actor: in each step a trader acts with the probability of its group. If
 * it has a live order it cancels it; otherwise it places one on a random side at a random price in a random size
 * (the random agents of the simulator bourse, which are meant for benchmarks). A step's commands go out in one batch.
 */
export class RandomTraders implements Actor {
  /** Orders placed and cancels sent so far. */
  readonly sent = new Float64Array(2);
  readonly #config: RandomTradersConfig;
  /** By trader: the group it is of, the last client order id, and lots of it that are left. */
  readonly #group: Uint8Array;
  readonly #lastId: Int32Array;
  readonly #leaves: Int32Array;
  readonly #commands: Int32Array;
  readonly #thresholds: Float64Array;

  constructor(config: RandomTradersConfig) {
    this.#config = config;
    this.#group = Uint8Array.from(config.groups.flatMap(({ count }, group) => Array(count).fill(group)));
    const traders = this.#group.length;
    this.#lastId = new Int32Array(traders);
    this.#leaves = new Int32Array(traders);
    this.#commands = new Int32Array(BATCH_HEAD + traders * COMMAND_STRIDE);
    this.#commands[0] = config.instrument;
    this.#thresholds = Float64Array.from(config.groups, ({ activity }) => activity * TWO_32);
  }

  start(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + this.#config.step, 0);
  }

  wake(ctx: ActorContext): void {
    const { groups, step, venue } = this.#config;
    ctx.wakeAt(ctx.now + step, 0);
    const { rng } = ctx;
    let length = BATCH_HEAD;
    for (let trader = 0; trader < this.#group.length; trader++) {
      const group = this.#group[trader];
      if (rng.nextU32() >= this.#thresholds[group]) continue;
      if (this.#leaves[trader] > 0) this.#cancel(trader, length);
      else this.#place(rng, trader, groups[group], length);
      length += COMMAND_STRIDE;
    }
    ctx.sendBody(venue, OrderBatch.id, this.#commands.subarray(0, length));
  }

  #cancel(trader: number, at: number): void {
    const commands = this.#commands;
    commands[at] = this.#config.firstAccount + trader;
    commands[at + 1] = this.#lastId[trader];
    commands[at + 2] = 0;
    commands[at + 3] = 0;
    this.#leaves[trader] = 0;
    this.sent[1] += 1;
  }

  #place(rng: Rng, trader: number, group: RandomTraderGroup, at: number): void {
    const { highPrice, highQuantity, lowPrice, lowQuantity } = group;
    const buys = (rng.nextU32() & 1) === 0;
    const price = lowPrice + rng.below(highPrice - lowPrice);
    const quantity = lowQuantity + rng.below(highQuantity - lowQuantity);
    const commands = this.#commands;
    this.#lastId[trader] += 1;
    this.#leaves[trader] = quantity;
    commands[at] = this.#config.firstAccount + trader;
    commands[at + 1] = this.#lastId[trader];
    commands[at + 2] = price;
    commands[at + 3] = buys ? quantity : 0 - quantity;
    this.sent[0] += 1;
  }

  /** A report names the taker by its row, so it must be read before the next batch is written: a step is longer than a round trip. */
  receive(_ctx: ActorContext, _from: ActorId, message: Message): void {
    if (message.kind !== BatchReport.id) return;
    const report = message.body() as Int32Array;
    const { firstAccount } = this.#config;
    const commands = this.#commands;
    const refusals = REPORT_HEAD + report[1] * FILL_STRIDE;
    for (let at = REPORT_HEAD; at < refusals; at += FILL_STRIDE) {
      const taker = commands[BATCH_HEAD + report[at] * COMMAND_STRIDE] - firstAccount;
      const maker = report[at + 1] - firstAccount;
      const lots = report[at + 4];
      this.#leaves[taker] -= lots;
      // A maker whose cancel stood behind the fill in the same batch has nothing left already.
      if (report[at + 2] === this.#lastId[maker] && this.#leaves[maker] > 0) this.#leaves[maker] -= lots;
    }
    for (let at = refusals; at < report.length; at += REFUSAL_STRIDE) {
      const row = BATCH_HEAD + report[at] * COMMAND_STRIDE;
      if (commands[row + 3] !== 0) this.#leaves[commands[row] - firstAccount] = 0;
    }
  }

  snapshot(): PlainData {
    return {
      lastId: this.#lastId.slice(),
      leaves: this.#leaves.slice(),
      commands: this.#commands.slice(),
      sent: this.sent.slice(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: Int32Array | Float64Array };
    this.#lastId.set(saved.lastId);
    this.#leaves.set(saved.leaves);
    this.#commands.set(saved.commands);
    this.sent.set(saved.sent);
  }

  hash(): number {
    const hash = new Hash64();
    for (let trader = 0; trader < this.#lastId.length; trader++) {
      hash.addPair(this.#lastId[trader], this.#leaves[trader]);
    }
    hash.addFields(this.sent, 0, this.sent.length);
    return hash.low();
  }
}
