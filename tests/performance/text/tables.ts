import { createRng } from '../../../src/core/utils/rng.ts';

/** Rows that are made; the text repeats them. */
const ROWS = 20_000;

export type TableName = 'bars' | 'trades' | 'messages';

/** Text of each kind of table, of about so many bytes, with as many digits as recorded ones have. */
export const TABLES: Readonly<Record<TableName, (bytes: number) => Uint8Array>> = {
  bars: (bytes) => repeated('datetime,open,high,low,close,volume\n', bar, bytes),
  trades: (bytes) => repeated('timestamp,price,quantity,side\n', trade, bytes),
  messages: (bytes) => repeated('', message, bytes),
};

type Random = ReturnType<typeof createRng>;

function repeated(header: string, row: (i: number, random: Random) => string, bytes: number): Uint8Array {
  const random = createRng(1, 'tables');
  const body = new TextEncoder().encode(Array.from({ length: ROWS }, (_, i) => row(i, random)).join(''));
  const times = Math.max(1, Math.round(bytes / body.length));
  const text = new Uint8Array(header.length + times * body.length);
  text.set(new TextEncoder().encode(header));
  for (let i = 0; i < times; i++) text.set(body, header.length + i * body.length);
  return text;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Minute bars of a currency pair. */
function bar(i: number, random: Random): string {
  const price = () => (1.07 + random.below(2000) / 1e5).toFixed(5);
  const time = `2017-04-${two(1 + (Math.floor(i / 1440) % 28))} ${two(Math.floor(i / 60) % 24)}:${two(i % 60)}:00`;
  return `${time},${price()},${price()},${price()},${price()},${random.below(5000)}\n`;
}

/** Trades of a coin, times in microseconds. */
function trade(i: number, random: Random): string {
  const price = (61_000 + random.below(100_000) / 100).toFixed(2);
  return `${1_723_075_200_000_000 + i * 1117},${price},0.${two(random.below(100))}${two(random.below(100))},${random.below(2) === 0 ? 'buy' : 'sell'}\n`;
}

/** Messages of LOBSTER. */
function message(i: number, random: Random): string {
  const time = `${34_200 + (i >> 6)}.${String(random.below(1e9)).padStart(9, '0')}`;
  return `${time},${1 + random.below(4)},${16_000_000 + random.below(5e6)},${1 + random.below(900)},${300_000 + random.below(9000)},${random.below(2) * 2 - 1}\n`;
}
