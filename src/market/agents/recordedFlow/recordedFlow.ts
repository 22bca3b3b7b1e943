import { FEED_RECORD } from '../../../core/models/feedRecord.ts';
import type { Message } from '../../../core/models/message.ts';
import { FEED } from '../../../core/models/messages/marketData.ts';
import { RecordDrift } from '../../../core/models/messages/recordedFlow.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { type OrderRecord, RECORD_FIT, type Recording } from '../../../core/models/ports/recordings.ts';
import { SELL, type Side } from '../../../core/models/side.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { MIRROR_CELLS, MirroredOrders } from './mirroredOrders.ts';
import { RULE_CELLS, RuleCounts } from './ruleCounts.ts';

export interface RecordedFlowConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly recording: Recording;
  /** Time units of a nanosecond. */
  readonly unitsPerNs: number;
  /** Time units between two looks at how far the market has gone from the record. */
  readonly driftEvery: number;
  /** What a resting order traded in the record and not here is taken off, too. */
  readonly withdrawsMissed: boolean;
  /** Ends the run with the record. */
  readonly stopsAtEnd: boolean;
}

/** Wake-ups: the next line of the record, a look at the drift. */
const LINE = 0;
const LOOK = 1;

/** Own numbers: lines taken, whether the record is over, then those of the orders and the rules. */
const TAKEN = 0;
const AT_END = 1;
const MIRROR = 2;
const RULES = MIRROR + MIRROR_CELLS;

/**
 * Plays a record of orders into a market, each at its time: what the recorded traders sent meets whoever else is there.
 * A recorded execution becomes a marketable order of its aggressor, limited to the worst price that it got, and those of
 * one instant and side are one order; so it takes what it finds first, whoever owns that. What the market cannot follow is
 * handled by the rules of `RECORD_RULE`, and counted. On a link without delay and alone in its market, it repeats the
 * record: every execution in turn meets the order that it names.
 *
 * Each line is sent after the answers to the one before have come, so that it knows what is left of its orders. On a link
 * with a delay they may not have: then a cancel can come too late, as it could in life.
 */
export class RecordedFlow extends Trader {
  readonly #config: RecordedFlowConfig;
  readonly #orders: MirroredOrders;
  readonly #rules: RuleCounts;
  #record: OrderRecord | undefined;

  constructor(config: RecordedFlowConfig) {
    super(config.gateway, RULES + RULE_CELLS);
    this.#config = config;
    this.#rules = new RuleCounts(this.own.subarray(RULES));
    const cells = this.own.subarray(MIRROR, RULES);
    this.#orders = new MirroredOrders(this.gateway, config.instrument, cells, this.#rules);
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    this.#record = this.#open();
    ctx.wakeAt(ctx.now, LINE);
    ctx.wakeAt(ctx.now + this.#config.driftEvery, LOOK);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    this.#record ??= this.#open();
    if (tag === LINE) this.#play(ctx, this.#record);
    else {
      this.#tellDrift(ctx, this.#record);
      ctx.wakeAt(ctx.now + this.#config.driftEvery, LOOK);
    }
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    this.#orders.onReport(message);
  }

  /** Opens the record at the line that is to be taken next. */
  #open(): OrderRecord {
    const record = this.#config.recording.open();
    for (let line = 0; line <= this.own[TAKEN]; line++) this.own[AT_END] = record.next() ? 0 : 1;
    return record;
  }

  /** Takes lines until one of them sends something: the next one is to see what became of it. */
  #play(ctx: ActorContext, record: OrderRecord): void {
    this.#orders.settle(this.#config.withdrawsMissed);
    let isSent = false;
    while (this.own[AT_END] === 0 && !isSent) {
      const due = this.#timeOf(record);
      if (due > ctx.now) {
        ctx.wakeAt(due, LINE);
        return;
      }
      isSent = this.#take(record);
    }
    if (isSent) ctx.wakeAt(ctx.now, LINE);
    else this.#end(ctx, record);
  }

  #end(ctx: ActorContext, record: OrderRecord): void {
    this.#tellDrift(ctx, record);
    if (this.#config.stopsAtEnd) ctx.stop('the record is over');
  }

  #timeOf({ record }: OrderRecord): number {
    return Math.round(record.timeNs * this.#config.unitsPerNs);
  }

  #advance(record: OrderRecord): void {
    this.own[TAKEN]++;
    this.own[AT_END] = record.next() ? 0 : 1;
  }

  /** Acts on the line at work and moves on; true where something was sent. */
  #take(record: OrderRecord): boolean {
    if (isInTurn(record)) {
      this.#aggress(record);
      return true;
    }
    const isSent = this.#orders.follow(record);
    this.#advance(record);
    return isSent;
  }

  /** One aggressor for this execution and those that follow it at once on the same side. */
  #aggress(record: OrderRecord): void {
    const { timeNs } = record.record;
    const maker = record.record.side as Side;
    let { price } = record.record;
    let lots = 0;
    do {
      const { price: own, quantity } = record.record;
      price = maker === SELL ? Math.max(price, own) : Math.min(price, own);
      lots += quantity;
      this.#orders.expect(record);
      this.#advance(record);
    } while (
      this.own[AT_END] === 0 &&
      isInTurn(record) &&
      record.record.timeNs === timeNs &&
      record.record.side === maker
    );
    this.#orders.aggress(maker, price, lots);
  }

  #tellDrift(ctx: ActorContext, record: OrderRecord): void {
    const { instrument } = this.#config;
    const { pairs, executedLots, metLots, entered } = this.#orders;
    ctx.record(
      RecordDrift.id,
      instrument,
      record.bid,
      record.ask,
      this.board.bidPrice(instrument),
      this.board.askPrice(instrument),
      pairs.distance,
      pairs.recordedLots,
      executedLots,
      metLots,
      entered,
    );
    this.#rules.tell(ctx, instrument);
  }

  override snapshot(): PlainData {
    const { pairs, wanted } = this.#orders;
    return { trader: super.snapshot(), pairs: pairs.snapshot(), wanted: [...wanted] };
  }

  override restore(state: PlainData): void {
    const saved = state as {
      readonly trader: PlainData;
      readonly pairs: PlainData;
      readonly wanted: readonly number[];
    };
    super.restore(saved.trader);
    this.#orders.pairs.restore(saved.pairs);
    this.#orders.wanted = [...saved.wanted];
    this.#record = undefined;
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#orders.pairs.addTo(hash);
    for (const row of this.#orders.wanted) hash.addInt(row);
    return hash.low();
  }
}

function isInTurn({ record, fit }: OrderRecord): boolean {
  return record.kind === FEED_RECORD.orderExecute && fit === RECORD_FIT.fits;
}
