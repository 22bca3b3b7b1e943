import { decodePlain } from '../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../src/core/data/codec/encode.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  NewOrderList,
  NewOrderTerms,
  ReplaceOrder,
} from '../../src/core/models/messages/orderEntry.ts';
import type { ListLink, OrderRequest } from '../../src/core/models/orderTerms.ts';
import { rejectName } from '../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import type { BookEngine, BookEvents } from '../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';
import type { OrderDesk } from '../../src/market/exchange/orders/desk.ts';
import type { DeskConfig } from '../../src/market/exchange/orders/deskConfig.ts';
import { type DeskOrderState, STAGE } from '../../src/market/exchange/orders/deskOrder.ts';
import type { RiskConfig } from '../../src/market/exchange/risk/riskConfig.ts';
import type { SessionConfig } from '../../src/market/exchange/session/sessionConfig.ts';
import { VenueActor } from '../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from './fakeContext.ts';
import { share } from './venueBench.ts';

const EVENTS = Object.keys(EXECUTION_EVENT);

export type Order = Partial<OrderRequest> & { readonly type: string };

export interface DeskOptions {
  readonly desk?: DeskConfig;
  readonly positions?: readonly number[];
  readonly instruments?: ReturnType<typeof share>[];
  readonly createEngine?: (events: BookEvents) => BookEngine;
  readonly risk?: RiskConfig;
  readonly session?: SessionConfig;
}

/**
 * A venue with an order desk on the bench. Every command gives the journal lines it wrote, in short:
 * `account#id event quantity@price left` for most, with the code's name for refusals.
 */
export class DeskBench {
  readonly venue: VenueActor;
  readonly ctx = new FakeContext(0);
  readonly #lastIds = new Map<number, number>();
  readonly #options: DeskOptions;

  constructor(options: DeskOptions = {}) {
    this.#options = options;
    this.venue = new VenueActor({
      instruments: options.instruments ?? [share()],
      participants: [1, 2, 3, 4].map((actor) => ({
        actor,
        cashMinor: 1_000_000,
        positions: [{ instrument: 0, lots: options.positions?.[actor - 1] ?? 0 }],
      })),
      createEngine: options.createEngine ?? ((events) => new MatchingEngine(events)),
      desk: options.desk ?? {},
      ...(options.risk === undefined ? {} : { risk: options.risk }),
      ...(options.session === undefined ? {} : { session: options.session }),
    });
    this.venue.start(this.ctx);
    this.ctx.facts.length = 0;
  }

  get desk(): OrderDesk {
    return this.venue.desk as OrderDesk;
  }

  /** Last client order id of an account. */
  lastId(account: number): number {
    return this.#lastIds.get(account) ?? 0;
  }

  #nextId(account: number): number {
    const id = this.lastId(account) + 1;
    this.#lastIds.set(account, id);
    return id;
  }

  #hand(from: number, message: FakeMessage): string[] {
    this.venue.receive(this.ctx, from, message);
    return this.#lines();
  }

  #lines(): string[] {
    this.venue.check();
    const facts = this.ctx.facts.splice(0).filter(({ kind }) => kind === Execution.id);
    return facts.map(lineOf);
  }

  /** A plain limit order, good till cancelled. */
  limit(from: number, side: number, price: number, quantity: number): string[] {
    const values = [this.#nextId(from), 0, side, 0, 0, price, quantity, 0];
    return this.#hand(from, new FakeMessage(NewOrder.id, values));
  }

  buy(from: number, price: number, quantity: number): string[] {
    return this.limit(from, BUY, price, quantity);
  }

  sell(from: number, price: number, quantity: number): string[] {
    return this.limit(from, SELL, price, quantity);
  }

  /** An order in words: a buy of 10 lots of instrument 0 where `order` does not say otherwise. */
  place(from: number, order: Order): string[] {
    return this.send(from, { ...this.#words(order), clientOrderId: this.#nextId(from) });
  }

  #words(order: Order) {
    return { instrument: 0, side: BUY, quantity: 10, ...order };
  }

  /** A body as it is. */
  send(from: number, body: object | null): string[] {
    return this.#hand(from, new FakeMessage(NewOrderTerms.id, [], body as never));
  }

  list(from: number, link: ListLink, orders: readonly Order[]): string[] {
    const words = orders.map((order) => ({ ...this.#words(order), clientOrderId: this.#nextId(from) }));
    return this.#hand(from, new FakeMessage(NewOrderList.id, [], { link, orders: words } as never));
  }

  cancel(from: number, id: number): string[] {
    return this.#hand(from, new FakeMessage(CancelOrder.id, [id]));
  }

  replace(from: number, id: number, price: number, quantity: number): string[] {
    return this.#hand(from, new FakeMessage(ReplaceOrder.id, [this.#nextId(from), id, price, quantity]));
  }

  massCancel(from: number): string[] {
    return this.#hand(from, new FakeMessage(MassCancel.id, [0]));
  }

  /** Another bench in the same state, by way of a snapshot in its canonical encoding. */
  copy(): DeskBench {
    const other = new DeskBench(this.#options);
    other.venue.restore(decodePlain(encodePlain(this.venue.snapshot())));
    other.ctx.now = this.ctx.now;
    other.ctx.wakes.splice(0, other.ctx.wakes.length, ...this.ctx.wakes);
    for (const [account, id] of this.#lastIds) other.#lastIds.set(account, id);
    return other;
  }

  /** What the desk follows. */
  deskOrders(): readonly DeskOrderState[] {
    const { orders } = this.desk.snapshot() as unknown as { orders: readonly DeskOrderState[] };
    return orders;
  }

  /** Accounts and sides whose reduce-only orders, lists counted once, ask for more than there is to reduce. */
  overclaimed(): string[] {
    const claims = new Map<string, Map<string, number>>();
    for (const { account, key, leaves, list, stage, terms } of this.deskOrders()) {
      if (terms.reduceOnly !== true || stage === STAGE.held) continue;
      const group = `${account}/${terms.side}`;
      const byList = claims.get(group) ?? new Map<string, number>();
      const name = list === 0 ? `order ${key}` : `list ${list}`;
      claims.set(group, byList.set(name, Math.max(leaves, byList.get(name) ?? 0)));
    }
    return [...claims].flatMap(([group, byList]) => {
      const [account, side] = group.split('/').map(Number);
      const position = this.venue.ledger.position[account];
      const claimed = [...byList.values()].reduce((sum, lots) => sum + lots, 0);
      const held = Math.max(0, side === SELL ? position : -position);
      return claimed > held ? [`${group} claims ${claimed} of ${held}`] : [];
    });
  }

  /** Lets time pass, and the venue's wake-ups come. */
  passTo(time: number): string[] {
    for (;;) {
      const due = this.ctx.wakes.filter((wake) => wake.time <= time).sort((a, b) => a.time - b.time)[0];
      if (due === undefined) break;
      this.ctx.wakes.splice(this.ctx.wakes.indexOf(due), 1);
      this.ctx.now = due.time;
      this.venue.wake(this.ctx, due.tag);
    }
    this.ctx.now = time;
    return this.#lines();
  }

  /** Does something that is no message, and gives its lines. */
  doing(act: (ctx: FakeContext) => void): string[] {
    act(this.ctx);
    return this.#lines();
  }

  /** Orders at the levels of a side, best first: `quantity@price`. */
  depth(side: 0 | 1): string[] {
    const { engine } = this.venue;
    const levels: string[] = [];
    for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
      levels.push(`${engine.levelQuantity(0, side, price)}@${price}`);
    }
    return levels;
  }
}

function lineOf(fact: FakeMessage): string {
  const get = (name: keyof typeof Execution & string) => fact.get(Execution[name] as number);
  const event = EVENTS[get('event')];
  const who = `${get('account')}#${get('clientOrderId')} ${event}`;
  if (event === 'rejected' || event === 'cancelRejected') return `${who} ${rejectName(get('reference'))}`;
  const what = `${get('quantity')}@${get('price')}`;
  if (event === 'cancelled') return `${who} ${what} reason ${get('reference')}`;
  return `${who} ${what} left ${get('leaves')}`;
}
