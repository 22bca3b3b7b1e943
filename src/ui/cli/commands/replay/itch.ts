import { ITCH_FRAMINGS, type ItchFraming } from '../../../../core/data/itch/itchFraming.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import type {
  ItchClosingBook,
  ItchClosingSide,
} from '../../../../simulation/scenarios/replay/itchClosing.ts';
import type { ItchReplayResult } from '../../../../simulation/scenarios/replay/itchReplay.ts';
import { replayItch } from '../../../../simulation/scenarios/replay/node/replayItch.ts';
import { columns, grouped } from '../../output.ts';
import type { ReplayFormat } from './replayFormat.ts';

/** Symbols shown where none are named: a day has some eleven thousand. */
const SYMBOLS_SHOWN = 20;
const ALL = 'all';
const PRICE_DECIMALS = 4;

/** A NASDAQ TotalView-ITCH 5.0 file into the book of each stock. */
export const itch: ReplayFormat = {
  own: ['framing', 'symbols'],
  async replay({ file, options, onProgress }) {
    const framing = options.framing === undefined ? undefined : parseFraming(options.framing);
    const result = await replayItch(file, { framing, onProgress });
    const shown = chosen(result.symbols, options.symbols);
    return { result, lines: [...summary(result), '', ...books(shown, result.symbols.length)] };
  },
};

function parseFraming(text: string): ItchFraming {
  const found = ITCH_FRAMINGS.find((framing) => framing === text);
  if (found !== undefined) return found;
  throw new BaseError('USAGE', `--framing ${text}: must be one of ${ITCH_FRAMINGS.join(', ')}`, {
    facts: { framing: text },
  });
}

function chosen(all: readonly ItchClosingBook[], names: string | undefined): readonly ItchClosingBook[] {
  if (names === ALL) return all;
  if (names === undefined) return all.toSorted((a, b) => b.messages - a.messages).slice(0, SYMBOLS_SHOWN);
  return names.split(',').map((name) => {
    const found = all.find(({ symbol }) => symbol === name.trim());
    if (found !== undefined) return found;
    throw new BaseError('USAGE', `--symbols: the file has no stock ${name.trim()}`, {
      facts: { symbol: name.trim() },
      advice: 'Run with --symbols all to see every stock.',
    });
  });
}

function summary({ framing, messages, bytes, counts, anomalies }: ItchReplayResult): string[] {
  const types = Object.entries(counts).map(([type, count]) => [`  ${type}`, grouped(count)]);
  const met = Object.entries(anomalies).filter(([, { count }]) => count > 0);
  const found = met.map(([kind, { count, first }]) => [
    `  ${kind}`,
    grouped(count),
    `first at byte ${first.map(({ byteOffset, type }) => `${byteOffset} (${type})`).join(', ')}`,
  ]);
  return [
    ...columns([
      ['framing', framing],
      ['messages', grouped(messages)],
      ['bytes', grouped(bytes)],
    ]),
    'messages by type',
    ...columns(types),
    found.length === 0 ? 'anomalies  none' : 'anomalies',
    ...columns(found),
  ];
}

function books(shown: readonly ItchClosingBook[], all: number): string[] {
  const title = `closing books (${grouped(shown.length)} of ${grouped(all)} stocks)`;
  const head = [
    'symbol',
    'messages',
    'best bid',
    'shares',
    'best ask',
    'shares',
    'bid orders',
    'bid shares',
    'ask orders',
    'ask shares',
    '',
  ];
  const rows = shown.map(({ symbol, messages, bids, asks, locked, crossed }) => [
    symbol,
    grouped(messages),
    ...best(bids),
    ...best(asks),
    grouped(bids.orders),
    grouped(bids.quantity),
    grouped(asks.orders),
    grouped(asks.quantity),
    crossed ? 'crossed' : locked ? 'locked' : '',
  ]);
  return [title, ...columns([head, ...rows])];
}

function best({ best: level }: ItchClosingSide): [price: string, shares: string] {
  return level === null ? ['-', '-'] : [level.price.toFixed(PRICE_DECIMALS), grouped(level.quantity)];
}
