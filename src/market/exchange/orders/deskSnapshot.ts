import { encodePlain } from '../../../core/data/codec/encode.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { DeskOrder, type DeskOrderState, STAGE } from './deskOrder.ts';
import type { DeskState } from './deskState.ts';
import { LinkedOrders } from './linkedOrders.ts';
import { linkNamed, orderTypeNamed, timeInForceNamed } from './types/registry.ts';

interface SavedList {
  readonly id: number;
  readonly link: string;
  readonly members: readonly DeskOrderState[];
}

interface SavedDesk {
  readonly orders: readonly DeskOrderState[];
  readonly lists: readonly SavedList[];
  readonly references: readonly number[];
  /** Keys of touched orders, by instrument. */
  readonly queues: readonly (readonly number[])[];
  readonly last: readonly number[];
}

/** The desk's orders in the order of their entry; in which lists they wait follows from them. */
export function snapshotDesk(state: DeskState): PlainData {
  const { expiries, lastSequence, lists, orders, pegs, queues } = state;
  const saved: SavedDesk = {
    orders: orders.inSequence().map((order) => order.state()),
    lists: lists.state(),
    queues: queues.map((queue) => queue.filter(isQueued).map(({ key }) => key)),
    references: pegs.flatMap(({ ask, bid }) => [bid, ask]),
    last: [lastSequence, lists.lastId, expiries.wakeAt],
  };
  return saved as unknown as PlainData;
}

/** Puts a snapshot back into a desk that holds nothing yet, or something else. */
export function restoreDesk(state: DeskState, data: PlainData): void {
  const saved = data as unknown as SavedDesk;
  state.clear();
  for (const each of saved.orders) {
    const order = revive(each);
    state.add(order);
    if (order.stage === STAGE.waiting) state.watch.add(order);
    if (order.type.isRepriced === true) state.pegs[order.terms.instrument].show(order, each.shownAt);
  }
  for (const keys of saved.queues) {
    for (const key of keys) {
      const order = state.orders.get(key);
      if (order !== undefined) state.enqueue(order);
    }
  }
  for (const { id, link, members } of saved.lists) {
    const rule = linkNamed(link);
    assert(rule !== undefined, 'a snapshot names a link that is not registered');
    const revived = members.map((member) => state.orders.get(member.key) ?? revive(member));
    state.lists.add(new LinkedOrders(id, rule, revived));
  }
  for (const [instrument, list] of state.pegs.entries()) {
    list.bid = saved.references[instrument * 2];
    list.ask = saved.references[instrument * 2 + 1];
  }
  [state.lastSequence, state.lists.lastId, state.expiries.wakeAt] = saved.last;
}

function isQueued(order: DeskOrder): boolean {
  return order.stage === STAGE.queued;
}

function revive(saved: DeskOrderState): DeskOrder {
  const { account, key, sequence, terms } = saved;
  const type = orderTypeNamed(terms.type);
  const time = timeInForceNamed(terms.timeInForce ?? 'gtc');
  assert(type !== undefined && time !== undefined, 'a snapshot names an order type that is not registered');
  const order = new DeskOrder(terms, type, time, account, key, sequence);
  order.assign({ ...saved, shownAt: 0 });
  return order;
}

/** Adds all that {@link snapshotDesk} holds, in its canonical encoding. */
export function addDeskTo(hash: Hash64, state: DeskState): void {
  hash.addBytes(encodePlain(snapshotDesk(state)));
}
