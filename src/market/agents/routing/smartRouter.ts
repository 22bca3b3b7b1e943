import type { Message } from '../../../core/models/message.ts';
import { OrderCancelled, OrderFilled, OrderRejected } from '../../../core/models/messages/execution.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { OrderGateway } from '../../../core/models/ports/orderGateway.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import { MAX_LOTS, type PriceTicks, type QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { VenueAccess } from '../defineAgent.ts';
import type { ChildOrder, ParentOrder } from './parentOrder.ts';
import { planRoute, type VenueOffer } from './routePlan.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, SWEEP, TIME_IN_FORCE } = orderEntry;
const { BUY } = sideConstants;

export interface RouterConfig {
  /** Times an order is split and sent before its rest is posted or given up, from 1. */
  readonly attempts: number;
  /** What is left in the end rests at its limit at the venue of the best maker fee. */
  readonly posts: boolean;
  /** Parts are intermarket sweep orders: the router goes for better prices elsewhere itself. */
  readonly sweeps: boolean;
}

/** What a router works with. */
export interface RouterParts {
  readonly venues: readonly VenueAccess[];
  readonly gateways: readonly OrderGateway[];
  /** What is displayed against an order of a side, as far as told. */
  readonly offers: (side: Side) => readonly VenueOffer[];
}

/** Lots that the router sent for at a price of a venue and that its next quote does not show yet. */
interface Spent {
  readonly venue: number;
  readonly price: PriceTicks;
  readonly lots: QuantityLots;
}

/**
 * Works parent orders over many venues: splits them over what is displayed, best price after fees first, by immediate
 * orders at the displayed prices, so that nothing is paid beyond them; sends the rest again to where something is left;
 * and posts what remains. It knows no more than its owner's quotes tell: what is gone by the time an order arrives is
 * sent for again elsewhere. Owners tell it of reports and quotes, while their gateways are attached.
 */
export class SmartRouter {
  readonly #config: RouterConfig;
  readonly #parts: RouterParts;
  readonly #bestMaker: number;
  #parents: ParentOrder[] = [];
  #spent: Spent[] = [];
  #lastId = 0;

  constructor(config: RouterConfig, parts: RouterParts) {
    this.#config = config;
    this.#parts = parts;
    const rebates = parts.venues.map(({ fees }) => fees.makerPpm);
    this.#bestMaker = rebates.indexOf(Math.min(...rebates));
  }

  /** Parent orders that are not over. */
  get working(): readonly ParentOrder[] {
    return this.#parents;
  }

  /** Begins a parent order with a limit in grid ticks; gives its number, counted from 1. */
  route(side: Side, quantity: QuantityLots, limit: PriceTicks): number {
    const id = ++this.#lastId;
    const parent = { id, side, limit, quantity, left: quantity, attempts: 0, children: [], barred: [] };
    this.#parents.push(parent);
    this.#work(parent);
    return id;
  }

  /** Cancels what a parent order has posted; its immediate parts end by themselves. */
  giveUp(id: number): void {
    const parent = this.#parents.find((each) => each.id === id);
    for (const child of parent?.children ?? []) {
      if (child.isPosted) this.#parts.gateways[child.venue].cancel(child.id);
    }
  }

  /** After a gateway has taken in a report of one of its orders. */
  onReport(venue: number, message: Message): void {
    const { kind } = message;
    const id = message.get(OrderFilled.clientOrderId);
    if (kind === OrderFilled.id)
      this.#childOf(venue, id, (parent, child) => this.#filled(parent, child, message));
    else if (kind === OrderCancelled.id)
      this.#childOf(venue, id, (parent, child) => this.#ended(parent, child));
    else if (kind === OrderRejected.id) {
      this.#childOf(venue, id, (parent, child) => {
        parent.barred.push(venue);
        this.#ended(parent, child);
      });
    }
  }

  /** A quote of a venue was told (all of them where it is left out): what was sent for there shows in it by now. */
  onQuote(venue?: number): void {
    this.#spent = venue === undefined ? [] : this.#spent.filter((spent) => spent.venue !== venue);
    for (const parent of [...this.#parents]) if (parent.children.length === 0) this.#work(parent);
  }

  #childOf(venue: number, id: number, act: (parent: ParentOrder, child: ChildOrder) => void): void {
    for (const parent of this.#parents) {
      const child = parent.children.find((each) => each.venue === venue && each.id === id);
      if (child === undefined) continue;
      act(parent, child);
      return;
    }
  }

  #filled(parent: ParentOrder, child: ChildOrder, message: Message): void {
    child.left -= message.get(OrderFilled.quantity);
    if (message.get(OrderFilled.leaves) === 0) this.#ended(parent, child);
  }

  #ended(parent: ParentOrder, child: ChildOrder): void {
    parent.children = parent.children.filter((each) => each !== child);
    if (child.isPosted) {
      this.#drop(parent);
      return;
    }
    parent.left += child.left;
    // What came back unfilled says that nothing is left there, whatever the quote still shows.
    const { venue, price } = child;
    if (child.left > 0) this.#spent.push({ venue, price, lots: MAX_LOTS });
    if (parent.children.length === 0) this.#work(parent);
  }

  /** Sends what is left to where it finds something; posts it or gives it up where nothing can be hoped for. */
  #work(parent: ParentOrder): void {
    const { side, limit, left, barred } = parent;
    if (left === 0) {
      this.#drop(parent);
      return;
    }
    const offers = this.#offers(side).filter(({ venue }) => !barred.includes(venue));
    const legs = parent.attempts < this.#config.attempts ? planRoute(side, left, limit, offers) : [];
    if (legs.length > 0) {
      parent.attempts += 1;
      for (const { venue, price, quantity } of legs) {
        this.#spent.push({ venue, price, lots: quantity });
        this.#send(parent, venue, price, quantity, false);
      }
    } else if (parent.attempts >= this.#config.attempts || this.#spent.length === 0) this.#finish(parent);
  }

  #finish(parent: ParentOrder): void {
    const venue = this.#bestMaker;
    if (this.#config.posts && !parent.barred.includes(venue)) {
      this.#send(parent, venue, parent.limit, parent.left, true);
    } else this.#drop(parent);
  }

  #send(
    parent: ParentOrder,
    venue: number,
    price: PriceTicks,
    quantity: QuantityLots,
    isPosted: boolean,
  ): void {
    const { instrument, gridTicks } = this.#parts.venues[venue];
    const { side } = parent;
    // A limit between two ticks of a venue is the nearest one that pays no more.
    const ticks = side === BUY ? Math.floor(price / gridTicks) : Math.ceil(price / gridTicks);
    const time = isPosted ? TIME_IN_FORCE.gtc : TIME_IN_FORCE.ioc;
    const flags = this.#config.sweeps && !isPosted ? SWEEP : 0;
    const gateway = this.#parts.gateways[venue];
    const id = gateway.submit(instrument, side, ORDER_TYPE.limit, time, ticks, quantity, flags);
    parent.left -= quantity;
    parent.children.push({ venue, id, price, left: quantity, isPosted });
  }

  /** What is displayed, less what was sent for and does not show yet. */
  #offers(side: Side): VenueOffer[] {
    return this.#parts.offers(side).map((offer) => {
      const spent = this.#spent.filter(({ venue, price }) => venue === offer.venue && price === offer.price);
      const quantity = spent.reduce((left, { lots }) => left - lots, offer.quantity);
      return { ...offer, quantity: Math.max(0, quantity) };
    });
  }

  #drop(parent: ParentOrder): void {
    this.#parents = this.#parents.filter((each) => each !== parent);
  }

  snapshot(): PlainData {
    const parents = this.#parents.map((parent) => ({
      ...parent,
      children: parent.children.map((child) => ({ ...child })),
      barred: [...parent.barred],
    }));
    return { parents, spent: this.#spent.map((spent) => ({ ...spent })), lastId: this.#lastId };
  }

  restore(state: PlainData): void {
    const saved = state as unknown as { parents: ParentOrder[]; spent: Spent[]; lastId: number };
    this.#parents = saved.parents.map((parent) => ({
      ...parent,
      children: parent.children.map((child) => ({ ...child })),
      barred: [...parent.barred],
    }));
    this.#spent = saved.spent.map((spent) => ({ ...spent }));
    this.#lastId = saved.lastId;
  }

  addTo(hash: Hash64): void {
    hash.addInt(this.#lastId);
    for (const { id, side, limit, left, attempts, children, barred } of this.#parents) {
      for (const value of [id, side, limit, left, attempts, children.length, ...barred])
        hash.addNumber(value);
      for (const child of children) {
        for (const value of [child.venue, child.id, child.price, child.left, child.isPosted ? 1 : 0])
          hash.addNumber(value);
      }
    }
    for (const { venue, price, lots } of this.#spent) {
      for (const value of [venue, price, lots]) hash.addNumber(value);
    }
  }
}
