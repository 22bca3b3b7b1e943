import { parseDuration } from '../../../core/data/config/duration.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { AskedOrder, MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';
import { acceptable, dealersOf, type Request } from './quoteBook.ts';
import { lengthOf, type RequestForQuoteSettings, requestForQuoteSettings } from './settings.ts';

/** Live requests, the oldest first. */
interface State {
  requests: Request[];
}

const capabilities: MechanismCapabilities = {
  priority: 'none',
  trading: 'conditional',
  marketOrders: true,
  timesInForce: ['gtc'],
  postOnly: false,
  replace: false,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: false,
  counterOrder: true,
  notices: true,
};

/** Clients ask, dealers answer, and the best answer trades unless its dealer takes it back in time. */
export const requestForQuote = defineMechanism<typeof requestForQuoteSettings, State>({
  name: 'request-for-quote',
  title: 'Request for quote: dealers answer a client, the best quote trades, perhaps after a last look',
  description:
    "A client's order asks for quotes; dealers answer it with limit orders of their own, which name it as their " +
    'counter-order. When the response window ends the best quote within the limit is awarded, of equals the first. With ' +
    'last look its dealer may still cancel it for a while, and then the next is tried. See docs/guides/dealers.md.',
  settings: requestForQuoteSettings,
  capabilities,
  create: (values, market) => new RequestForQuoteRules(values, market),
});

class RequestForQuoteRules implements MechanismRules<State> {
  readonly state: State = { requests: [] };
  readonly #market: MarketServices;
  readonly #settings: RequestForQuoteSettings;
  readonly #responseWindow: number;
  readonly #lastLook: number;

  constructor(values: RequestForQuoteSettings, market: MarketServices) {
    this.#market = market;
    this.#settings = values;
    this.#responseWindow = Math.max(1, parseDuration(values.responseWindow, 'responseWindow'));
    this.#lastLook = lengthOf(values.lastLook, 'lastLook');
  }

  refusal({ requests }: State, asked: AskedOrder): number {
    if (asked.counterOrder === 0) return 0;
    const request = requests.find(({ id }) => id === asked.counterOrder);
    const client = request && this.#market.order(request.id);
    if (client === undefined || client.instrument !== asked.instrument)
      return REJECT_CODE.unknownCounterOrder;
    const { dealers, show } = this.#settings;
    const isDealer = dealers.length === 0 || dealers.includes(asked.account);
    if (!isDealer || asked.account === client.account) return REJECT_CODE.notADealer;
    if (request?.closed === true) return REJECT_CODE.requestClosed;
    if (asked.price === 0) return REJECT_CODE.invalidPrice;
    return show === 'one-way' && asked.side === client.side ? REJECT_CODE.invalidSide : 0;
  }

  /** Once the window is over a client is held to its request, and a dealer whose quote is not awarded to nothing. */
  refusalOfCancel({ requests }: State, order: Order): number {
    const request = order.counterOrder === 0 ? requests.find(({ id }) => id === order.id) : undefined;
    return request?.closed === true ? REJECT_CODE.tooLateToCancel : 0;
  }

  enter(state: State, order: Order): void {
    this.#market.rest(order);
    if (order.counterOrder === 0) this.#ask(state, order);
    else state.requests.find(({ id }) => id === order.counterOrder)?.quotes.push(order.id);
  }

  #ask(state: State, order: Order): void {
    const { id, instrument, leaves: quantity } = order;
    const due = this.#market.now + this.#responseWindow;
    state.requests.push({ id, instrument, due, quotes: [], awarded: 0, closed: false, rejections: 0 });
    const { dealers, show } = this.#settings;
    const side = show === 'one-way' ? { side: order.side } : {};
    const notice = { instrument, code: NOTICE.requestForQuote, order: id, quantity, until: due, ...side };
    if (dealers.length === 0) this.#market.announce(notice);
    else for (const to of dealers) this.#market.announce({ ...notice, to });
  }

  nextTime({ requests }: State): number | null {
    let next: number | null = null;
    for (const { due } of requests) if (next === null || due < next) next = due;
    return next;
  }

  advance(state: State, now: number): void {
    for (const request of [...state.requests]) {
      if (request.due > now) continue;
      if (request.closed) this.#trade(state, request);
      else this.#close(state, request);
    }
  }

  /** The response window is over. */
  #close(state: State, request: Request): void {
    request.closed = true;
    const isEnough = dealersOf(acceptable(this.#market, request)) >= this.#settings.minimumDealers;
    if (isEnough) this.#award(state, request);
    else this.#end(state, request);
  }

  /** The best quote that is left is the one to trade with, at once or after its dealer's last look. */
  #award(state: State, request: Request): void {
    const [best] = acceptable(this.#market, request);
    if (best === undefined) {
      this.#end(state, request);
      return;
    }
    request.awarded = best.id;
    if (this.#lastLook === 0) {
      this.#trade(state, request);
      return;
    }
    request.due = this.#market.now + this.#lastLook;
    const { id: order, account: to, instrument, price, side } = best;
    const quantity = Math.min(best.leaves, this.#market.order(request.id)?.leaves ?? 0);
    const until = request.due;
    this.#market.announce({ instrument, to, code: NOTICE.awarded, order, side, price, quantity, until });
  }

  /** The awarded quote was not taken back. */
  #trade(state: State, request: Request): void {
    const client = this.#market.order(request.id);
    const quote = this.#market.order(request.awarded);
    request.awarded = 0;
    if (client !== undefined && quote !== undefined) {
      request.quotes = request.quotes.filter((id) => id !== quote.id);
      this.#market.trade(quote, client, quote.price, Math.min(quote.leaves, client.leaves));
      if (quote.leaves > 0) this.#market.cancel(quote, CANCEL_REASON.linked);
    }
    const isOpen = client !== undefined && client.leaves > 0;
    if (isOpen && this.#settings.fills === 'several') this.#award(state, request);
    else this.#end(state, request);
  }

  /** Nothing of the request is left, and nothing of its quotes. */
  #end(state: State, request: Request): void {
    state.requests = state.requests.filter((other) => other !== request);
    const client = this.#market.order(request.id);
    if (client !== undefined) this.#market.cancel(client, CANCEL_REASON.noLiquidity);
    for (const id of request.quotes) {
      const quote = this.#market.order(id);
      if (quote !== undefined) this.#market.cancel(quote, CANCEL_REASON.linked);
    }
  }

  /** An order was cancelled or filled: a request takes its quotes along, an awarded quote lets the next come. */
  left(state: State, order: Order): void {
    const of = order.counterOrder === 0 ? order.id : order.counterOrder;
    const request = state.requests.find(({ id }) => id === of);
    if (request === undefined) return;
    if (order.counterOrder === 0) {
      this.#end(state, request);
      return;
    }
    request.quotes = request.quotes.filter((id) => id !== order.id);
    if (request.awarded !== order.id) return;
    request.awarded = 0;
    request.rejections += 1;
    const { instrument, price, side } = order;
    const client = this.#market.order(request.id);
    this.#market.announce({
      instrument,
      ...(client === undefined ? {} : { to: client.account }),
      code: NOTICE.lastLookRejected,
      order: order.id,
      side,
      price,
      quantity: request.rejections,
    });
    this.#award(state, request);
  }
}
