import { createInstrument } from '../../../core/models/createInstrument.ts';
import { CANCEL_REASON, EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { CancelOrder, NewOrderTerms, ReplaceOrder } from '../../../core/models/messages/orderEntry.ts';
import { type OrderRequest, orderTermsData } from '../../../core/models/orderTerms.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { rejectName } from '../../../core/models/rejectCodes.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { BookEngine, BookEvents } from '../../../market/exchange/book/bookEngine.ts';
import { type DeskOrderState, STAGE } from '../../../market/exchange/orders/deskOrder.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { KeptMessage, RecordedContext } from './recordedContext.ts';
import type { Fills } from './suite.ts';

export type CreateEngine = (events: BookEvents) => BookEngine;

const INSTRUMENT = 0;
const TRADER = 1;
const CASH = 1_000_000_000_000;

/** A scenario's order: where it is, and what it has traded in all and in the present block. */
export interface PlayedOrder {
  readonly name: string;
  readonly terms: OrderRequest;
  id: number;
  /** Present limit, or trigger of an order without one. */
  price: number;
  state: 'accepted' | 'complete' | 'cancelled' | 'rejected';
  /** Name of the last refusal of it or of a change to it. */
  refusal: string;
  leaves: number;
  filled: number;
  block: Fills;
  /** The rest of a market order was cancelled, because nobody was left to trade with. */
  restCancelled: boolean;
}

/** One instrument at a venue with an order desk, played order by order under the scenario's names. */
export class ScenarioVenue {
  readonly venue: VenueActor;
  readonly orders = new Map<string, PlayedOrder>();
  /** Peaks of icebergs that were shown after the first. */
  refills = 0;
  /** Lots that the last command has traded for its own order, and whether it was refused. */
  traded = 0;
  isTaken = true;
  readonly #ctx = new RecordedContext();
  readonly #byId = new Map<number, PlayedOrder>();
  readonly #shown = new Set<number>();
  #lastId = 0;

  constructor(createEngine: CreateEngine, referencePrice: number) {
    const spec = { symbol: 'X', currency: 'X', currencyScale: 0, tickSize: '1' };
    const reference = referencePrice === 0 ? {} : { referencePrice: String(referencePrice) };
    this.venue = new VenueActor({
      instruments: [createInstrument({ ...spec, ...reference })],
      participants: [{ actor: TRADER, cashMinor: CASH }],
      createEngine,
      desk: {},
    });
    this.venue.start(this.#ctx);
  }

  add(name: string, terms: OrderRequest): void {
    const id = this.#nextId();
    const block = { quantity: 0, cost: 0 };
    const price = terms.price ?? terms.triggerPrice ?? 0;
    const fresh = { price, refusal: '', leaves: terms.quantity, filled: 0, block, restCancelled: false };
    const order: PlayedOrder = { name, terms, id, state: 'accepted', ...fresh };
    this.orders.set(name, order);
    this.#byId.set(id, order);
    const body = orderTermsData({ ...terms, clientOrderId: id });
    this.#hand(order, new KeptMessage(NewOrderTerms.id, [], body));
  }

  cancel(order: PlayedOrder): void {
    this.#hand(order, new KeptMessage(CancelOrder.id, [order.id]));
  }

  /** `leaves` is what is open then. The order goes on under `newName`. */
  replace(order: PlayedOrder, newName: string, price: number, leaves: number): void {
    const id = this.#nextId();
    this.#byId.set(id, order);
    this.#hand(order, new KeptMessage(ReplaceOrder.id, [id, order.id, price, leaves]));
    if (this.isTaken) this.orders.set(newName, order);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #hand(order: PlayedOrder, message: KeptMessage): void {
    const before = order.filled;
    this.isTaken = true;
    this.venue.receive(this.#ctx, TRADER, message);
    for (const line of this.#ctx.take()) this.#hear(line);
    this.traded = order.filled - before;
    this.venue.check();
  }

  #hear(line: KeptMessage): void {
    const id = line.get(Execution.clientOrderId);
    const order = this.#byId.get(id);
    if (order === undefined) return;
    const reference = line.get(Execution.reference);
    switch (line.get(Execution.event)) {
      case EXECUTION_EVENT.filledMaker:
      case EXECUTION_EVENT.filledTaker:
        fill(order, line);
        break;
      case EXECUTION_EVENT.cancelled:
        order.state = 'cancelled';
        order.leaves = 0;
        order.restCancelled = reference === CANCEL_REASON.noLiquidity;
        break;
      case EXECUTION_EVENT.rejected:
        order.state = 'rejected';
        order.leaves = 0;
        this.#refused(order, reference);
        break;
      case EXECUTION_EVENT.cancelRejected:
        this.#refused(order, reference);
        break;
      case EXECUTION_EVENT.replaced:
      case EXECUTION_EVENT.replacedInPlace:
        order.id = id;
        order.leaves = line.get(Execution.leaves);
        order.price = line.get(Execution.price) || order.price;
        break;
      case EXECUTION_EVENT.displayed:
        if (reference === 1 && this.#shown.has(id)) this.refills++;
        this.#shown.add(id);
    }
  }

  #refused(order: PlayedOrder, code: number): void {
    order.refusal = rejectName(code);
    this.isTaken = false;
  }

  startBlock(): void {
    for (const order of this.#byId.values()) order.block = { quantity: 0, cost: 0 };
  }

  best(side: Side): number {
    return this.venue.engine.best(INSTRUMENT, side);
  }

  /** Slots of the orders that rest on a side, those that no feed shows last. */
  *resting(side: Side): Generator<number> {
    const { engine } = this.venue;
    for (let at = this.best(side); at !== 0; at = engine.nextLevel(INSTRUMENT, side, at)) {
      for (let slot = engine.firstInLevel(INSTRUMENT, side, at); slot >= 0; slot = engine.nextInLevel(slot)) {
        yield slot;
      }
    }
    for (let slot = engine.firstDark(INSTRUMENT, side); slot >= 0; slot = engine.nextDark(slot)) yield slot;
  }

  /** Triggered orders that wait outside the book. */
  stops(side: Side): DeskOrderState[] {
    const desk = this.venue.desk?.snapshot() as { readonly orders: PlainData } | undefined;
    const orders = (desk?.orders ?? []) as unknown as readonly DeskOrderState[];
    return orders.filter(({ stage, terms }) => stage === STAGE.waiting && terms.side === side);
  }

  /** Stops that wait because the price that they watch is not there. */
  blindStops(side: Side): DeskOrderState[] {
    const isThere = this.best(opposite(side)) !== 0;
    return this.stops(side).filter(({ terms }) => terms.triggerSource === 'quote' && !isThere);
  }
}

function fill(order: PlayedOrder, line: KeptMessage): void {
  const quantity = line.get(Execution.quantity);
  const { block } = order;
  order.block = {
    quantity: block.quantity + quantity,
    cost: block.cost + quantity * line.get(Execution.price),
  };
  order.filled += quantity;
  order.leaves = line.get(Execution.leaves);
  if (order.leaves === 0) order.state = 'complete';
}
