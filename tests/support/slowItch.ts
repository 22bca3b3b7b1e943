/**
 * An obvious decoder of TotalView-ITCH 5.0, written from the specification's tables and sharing nothing with the
 * reader under test: offsets as numbers, 64-bit fields as bigints, books as maps.
 */

/** Bytes of each message type (specification, sections 1.1 to 1.8). */
export const PUBLISHED_BYTES: Readonly<Record<string, number>> = {
  S: 12,
  R: 39,
  H: 25,
  Y: 20,
  L: 26,
  V: 35,
  W: 12,
  K: 28,
  J: 35,
  h: 21,
  A: 36,
  F: 40,
  E: 31,
  C: 36,
  X: 23,
  D: 19,
  U: 35,
  P: 44,
  Q: 40,
  B: 19,
  I: 50,
  N: 20,
  O: 48,
};

interface SlowOrder {
  readonly stock: number;
  readonly side: string;
  readonly price: number;
  shares: number;
}

export interface SlowSide {
  readonly orders: number;
  readonly quantity: number;
  readonly best: { readonly price: number; readonly quantity: number } | null;
}

export interface SlowBook {
  readonly symbol: string;
  readonly bids: SlowSide;
  readonly asks: SlowSide;
}

export interface SlowDay {
  readonly counts: Readonly<Record<string, number>>;
  readonly unknownOrders: number;
  readonly books: readonly SlowBook[];
}

/** Decodes a whole file; `prefix` is the number of bytes before each message. */
export function slowItch(file: Uint8Array, prefix: 0 | 2): SlowDay {
  const counts: Record<string, number> = {};
  const names = new Map<number, string>();
  const orders = new Map<bigint, SlowOrder>();
  let unknownOrders = 0;
  const take = (id: bigint, shares: number): void => {
    const order = orders.get(id);
    if (order === undefined) {
      unknownOrders++;
      return;
    }
    order.shares -= shares;
    if (order.shares <= 0) orders.delete(id);
  };
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = prefix as number; at < file.length; ) {
    const type = String.fromCharCode(file[at]);
    counts[type] = (counts[type] ?? 0) + 1;
    const stock = view.getUint16(at + 1);
    const id = PUBLISHED_BYTES[type] >= 19 ? view.getBigUint64(at + 11) : 0n;
    if (type === 'R') names.set(stock, new TextDecoder().decode(file.subarray(at + 11, at + 19)).trimEnd());
    if (type === 'A' || type === 'F')
      orders.set(id, {
        stock,
        side: String.fromCharCode(file[at + 19]),
        shares: view.getUint32(at + 20),
        price: view.getUint32(at + 32),
      });
    const old = orders.get(id);
    if ('ECX'.includes(type)) take(id, view.getUint32(at + 19));
    if ('DU'.includes(type)) take(id, Number.POSITIVE_INFINITY);
    if (type === 'U' && old !== undefined)
      orders.set(view.getBigUint64(at + 19), {
        ...old,
        shares: view.getUint32(at + 27),
        price: view.getUint32(at + 31),
      });
    at += PUBLISHED_BYTES[type] + prefix;
  }
  const books = [...names].map(([stock, symbol]) => {
    const own = [...orders.values()].filter((order) => order.stock === stock);
    return { symbol, bids: sideOf(own, 'B'), asks: sideOf(own, 'S') };
  });
  return { counts, unknownOrders, books };
}

function sideOf(orders: readonly SlowOrder[], side: string): SlowSide {
  const own = orders.filter((order) => order.side === side);
  const sum = (list: readonly SlowOrder[]) => list.reduce((total, { shares }) => total + shares, 0);
  if (own.length === 0) return { orders: 0, quantity: 0, best: null };
  const prices = own.map(({ price }) => price);
  const best = side === 'B' ? Math.max(...prices) : Math.min(...prices);
  const atBest = sum(own.filter(({ price }) => price === best));
  return { orders: own.length, quantity: sum(own), best: { price: best / 10_000, quantity: atBest } };
}
