import type { TableName } from './tables.ts';

/** The obvious way: decode, split lines, split cells, convert. */
export function splitReader(table: TableName) {
  const decoder = new TextDecoder();
  let rest = '';
  let lines: string[] = [];
  let at = table === 'messages' ? 0 : -1;
  let cells: string[] = [];
  return {
    feed(chunk: Uint8Array): void {
      lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      at = at < 0 ? 1 : 0;
    },
    finish(): void {
      lines = rest === '' ? [] : [rest];
      at = 0;
    },
    next(): boolean {
      if (at >= lines.length) return false;
      cells = lines[at++].split(',');
      return true;
    },
    sum: () => SUMS[table](cells),
  };
}

/** What the benchmark adds up of a row, from its text. */
const SUMS: Readonly<Record<TableName, (cells: readonly string[]) => number>> = {
  bars([time, open, high, low, close, volume]) {
    const timeNs = (Date.parse(`${time.replace(' ', 'T')}Z`) % 86_400_000) * 1e6;
    return timeNs + Number(open) + Number(high) + Number(low) + Number(close) + Number(volume);
  },
  trades([time, price, quantity]) {
    const scaled = (text: string) => Math.round(Number(text) * 1e8) / 1e8;
    return (Number(time) % 86_400_000_000) * 1000 + scaled(price) + scaled(quantity);
  },
  messages([time, , orderId, size, price, direction]) {
    const [seconds, fraction] = time.split('.');
    const timeNs = Number(seconds) * 1e9 + Number(fraction);
    return timeNs + Number(orderId) + Number(size) + Number(price) + Number(direction);
  },
};
