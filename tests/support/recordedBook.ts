/** The slowest possible reading of a Binance spot recording: JSON, maps, and a sort whenever a best price is asked. */

interface Message {
  readonly line: number;
  readonly lastUpdateId?: number;
  readonly U: number;
  readonly u: number;
  readonly b: [string, string][] | string;
  readonly a: [string, string][] | string;
  readonly B: string;
  readonly A: string;
  readonly e?: string;
  readonly bids: [string, string][];
  readonly asks: [string, string][];
}

export interface SlowReading {
  /** Lines at which the updates of the stream do not follow the one before. */
  readonly gapLines: number[];
  /** Update ids that ticker and book share from the snapshot on, and how many of them agree. */
  readonly shared: number;
  readonly agreeing: number;
}

/** Reads a recording whose first snapshot is followed by no other. */
export function readSlowly(text: string): SlowReading {
  const messages = text
    .trim()
    .split('\n')
    .map((line, i) => ({ ...payload(line), line: i + 1 }));
  const updates = messages.filter(({ e }) => e === 'depthUpdate');
  const gapLines = updates.flatMap(({ U, line }, i) => (i > 0 && U !== updates[i - 1].u + 1 ? [line] : []));
  const snapshot = messages.find(({ lastUpdateId }) => lastUpdateId !== undefined);
  const tickers = new Map(
    messages.filter(({ e, B }) => e === undefined && B !== undefined).map((one) => [one.u, one]),
  );
  if (snapshot?.lastUpdateId === undefined) return { gapLines, shared: 0, agreeing: 0 };
  const bids = new Map(snapshot.bids);
  const asks = new Map(snapshot.asks);
  let shared = 0;
  let agreeing = 0;
  for (const update of updates) {
    if (update.u <= snapshot.lastUpdateId) continue;
    if (gapLines.includes(update.line)) break;
    apply(bids, update.b);
    apply(asks, update.a);
    const ticker = tickers.get(update.u);
    if (ticker === undefined) continue;
    shared++;
    const found = [...best(bids, -1), ...best(asks, 1)].map(Number);
    if ([ticker.b, ticker.B, ticker.a, ticker.A].every((text, i) => Number(text) === found[i])) agreeing++;
  }
  return { gapLines, shared, agreeing };
}

function payload(line: string): Message {
  const message = JSON.parse(line.slice(line.indexOf('{')));
  return message.data ?? message;
}

function apply(side: Map<string, string>, levels: Message['b']): void {
  for (const [price, quantity] of levels as [string, string][]) {
    if (Number(quantity) === 0) side.delete(price);
    else side.set(price, quantity);
  }
}

function best(side: Map<string, string>, sign: number): [string, string] {
  return [...side].reduce((a, b) => ((Number(a[0]) - Number(b[0])) * sign <= 0 ? a : b));
}
