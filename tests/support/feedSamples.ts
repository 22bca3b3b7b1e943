import fc from 'fast-check';
import { anyItchMessage, itchBytes } from './itchMessages.ts';

/** A small sound file of a format. */
export interface NamedSample {
  readonly format: string;
  /** Name of the file, which some formats are known by. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const START_NS = 1_700_000_000_000_000_000n;

function text(format: string, name: string, rows: readonly string[]): NamedSample {
  return { format, name, bytes: new TextEncoder().encode(`${rows.join('\n')}\n`) };
}

/** Rows after a header row, each made from its number. */
function table(header: string, row: (i: number) => string): string[] {
  return [header, ...Array.from({ length: 12 }, (_, i) => row(i))];
}

function received(messages: readonly object[]): string[] {
  return messages.map((message, i) => `${START_NS + BigInt(i) * 1_000_000n} ${JSON.stringify(message)}`);
}

function binance(): string[] {
  const stream = (name: string, data: object) => ({ stream: `btcusdt@${name}`, data });
  const update = (first: number, last: number) =>
    stream('depth@100ms', {
      e: 'depthUpdate',
      E: 1_700_000_000_000 + last,
      s: 'BTCUSDT',
      U: first,
      u: last,
      b: [
        ['100.50', '2.00000000'],
        ['100.25', '0.00000000'],
      ],
      a: [['101.00', '1.50000000']],
    });
  const ticker = stream('bookTicker', { u: 15, s: 'BTCUSDT', b: '100.50', B: '2.0', a: '101.00', A: '1.5' });
  const trade = stream('trade', {
    e: 'trade',
    E: 1_700_000_000_012,
    s: 'BTCUSDT',
    t: 5,
    p: '101.00',
    q: '0.1',
    T: 1_700_000_000_012,
    m: false,
  });
  const snapshot = {
    lastUpdateId: 12,
    bids: [['100.25', '1.0']],
    asks: [
      ['101.00', '1.0'],
      ['101.50', '3.0'],
    ],
  };
  return received([update(8, 11), snapshot, update(12, 13), ticker, trade, update(14, 15), update(17, 18)]);
}

function hyperliquid(): string[] {
  const level = (px: number, sz: number) => ({ n: 1, px: px.toFixed(1), sz: sz.toFixed(5) });
  const book = (time: number) => ({
    channel: 'l2Book',
    data: {
      coin: 'BTC',
      levels: [[level(100.5, time), level(100, 2)], [level(101, 1)]],
      time: 1_700_000_000_000 + time,
    },
  });
  const trades = {
    channel: 'trades',
    data: [
      {
        coin: 'BTC',
        hash: '0x0',
        px: '101.0',
        side: 'B',
        sz: '0.5',
        tid: 7,
        time: 1_700_000_000_003,
        users: ['0x1', '0x2'],
      },
    ],
  };
  return received([book(1), book(2), trades, book(4)]);
}

function tardis(): NamedSample[] {
  const at = (i: number) => `deribit,BTC-PERPETUAL,${1_585_699_200_245_000 + i},${1_585_699_200_355_684 + i}`;
  const common = 'exchange,symbol,timestamp,local_timestamp';
  const levels = [0, 1].map((n) => `asks[${n}].price,asks[${n}].amount,bids[${n}].price,bids[${n}].amount`);
  return [
    text(
      'tardis',
      'incremental.csv',
      table(
        `${common},is_snapshot,side,price,amount`,
        (i) => `${at(i)},${i < 4},${i % 2 ? 'ask' : 'bid'},${6421.5 + (i % 2)},${i}`,
      ),
    ),
    text(
      'tardis',
      'snapshots.csv',
      table(`${common},${levels.join()}`, (i) => `${at(i)},101,${i + 1},100,2,102,3,99,4`),
    ),
    text(
      'tardis',
      'trades.csv',
      table(`${common},id,side,price,amount`, (i) => `${at(i)},t${i},sell,8531.5,${i + 1}`),
    ),
    text(
      'tardis',
      'quotes.csv',
      table(
        `${common},ask_amount,ask_price,bid_price,bid_amount`,
        (i) => `${at(i)},5494,8629.3,8629.2,80${i}`,
      ),
    ),
  ];
}

/** One file of each format and kind that is read as a stream of bytes. */
export function feedSamples(): NamedSample[] {
  const itch = itchBytes(fc.sample(anyItchMessage, { numRuns: 20, seed: 3 }), { framing: 'length' });
  const clock = (i: number) => `2020-01-02 09:30:${String(i).padStart(2, '0')}.250`;
  return [
    { format: 'itch', name: 'day.itch50', bytes: itch },
    text('binance', 'btcusdt', binance()),
    text('hyperliquid', 'btc', hyperliquid()),
    ...tardis(),
    text(
      'lean',
      'spy.csv',
      Array.from({ length: 9 }, (_, i) => `2013100${i + 1} 00:00,1681800,1692100,1681700,1688500,800${i}`),
    ),
    text(
      'lean',
      '20131007_quote.csv',
      Array.from({ length: 9 }, (_, i) => `${34_200_000 + i * 60_000},100,101,99,100,5,101,102,100,101,6`),
    ),
    text(
      'lobster',
      'X_2012-06-21_1_2_message_5.csv',
      Array.from({ length: 12 }, (_, i) => `${34_200 + i}.5,${i < 6 ? 1 : 3},${1 + (i % 6)},100,310000,1`),
    ),
    text(
      'quotes',
      'quotes.csv',
      table('time,bid,ask', (i) => `${clock(i)},86.5${i},86.6${i}`),
    ),
    text(
      'trades',
      'trades.csv',
      table('time,price,size,side', (i) => `${clock(i)},86.5${i},${i + 1},buy`),
    ),
    text(
      'ohlcv',
      'bars.csv',
      table('Date,Open,High,Low,Close,Volume', (i) => `2020-01-${10 + i},1,3,0.5,2,100${i}`),
    ),
  ];
}
