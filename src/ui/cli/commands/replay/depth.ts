import { BaseError } from '../../../../core/utils/errors.ts';
import type {
  DepthReplayResult,
  DepthSymbolResult,
  LevelText,
} from '../../../../simulation/scenarios/replay/depthReplay.ts';
import {
  type DepthFormatName,
  type DepthOptions,
  replayDepth,
} from '../../../../simulation/scenarios/replay/node/replayDepth.ts';
import { columns } from '../../output.ts';
import { factLines, parseLevels, type ReplayFormat, type ReplayOptions } from './replayFormat.ts';

/** Gaps and symbols shown to people; the JSON object has them all. */
const SHOWN_GAPS = 20;
const SHOWN_SYMBOLS = 20;
const DEFAULT_LEVELS = '5';

/** A recording of depth against its own best prices. */
function depthFormat(name: DepthFormatName): ReplayFormat {
  return {
    own: ['levels', 'symbol', 'priceDecimals', 'quantityDecimals'],
    async replay({ file, options, onProgress }) {
      const result = await replayDepth(file, name, { ...depthOptions(options), onProgress });
      return { result, lines: textOf(result) };
    },
  };
}

export const binance = depthFormat('binance');
export const hyperliquid = depthFormat('hyperliquid');
export const tardis = depthFormat('tardis');

function depthOptions({ levels, symbol, priceDecimals, quantityDecimals }: ReplayOptions): DepthOptions {
  return {
    levels: parseLevels(levels ?? DEFAULT_LEVELS),
    symbol,
    priceDecimals: parseDecimals('--price-decimals', priceDecimals),
    quantityDecimals: parseDecimals('--quantity-decimals', quantityDecimals),
  };
}

function parseDecimals(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= 15) return Number(text);
  throw new BaseError('USAGE', `${option} ${text}: must be a whole number from 0 to 15`);
}

function textOf(result: DepthReplayResult): string[] {
  const { gapPlaces, mismatchPlaces, symbols, ...totals } = result;
  const lines = factLines({ ...totals, symbols: symbols.length });
  for (const { line, symbol, found, expected } of gapPlaces.slice(0, SHOWN_GAPS)) {
    lines.push(`gap at line ${line}: ${symbol} update ${found} where ${expected} was expected`);
  }
  if (gapPlaces.length > SHOWN_GAPS)
    lines.push(`… and ${result.gaps - SHOWN_GAPS} gaps more (--json has them)`);
  for (const { line, symbol, updateId, ours, recorded } of mismatchPlaces) {
    lines.push(`mismatch at line ${line}: ${symbol} update ${updateId}`);
    lines.push(
      `  ours      ${pair(ours.bid)} | ${pair(ours.ask)}`,
      `  recorded  ${pair(recorded.bid)} | ${pair(recorded.ask)}`,
    );
  }
  for (const symbol of symbols.slice(0, SHOWN_SYMBOLS)) lines.push(...bookLines(symbol));
  if (symbols.length > SHOWN_SYMBOLS) {
    lines.push(`… and ${symbols.length - SHOWN_SYMBOLS} symbols more (--json has them)`);
  }
  return lines;
}

/** The closing book of a symbol; nothing where it has no depth. */
function bookLines({
  symbol,
  inSync,
  gaps,
  held,
  bidLevels,
  askLevels,
  bids,
  asks,
}: DepthSymbolResult): string[] {
  if (bidLevels + askLevels + held === 0) return [];
  const doubt = inSync ? '' : gaps > 0 ? ', out of step since the last gap' : ', without a snapshot';
  const rows = Array.from({ length: Math.max(bids.length, asks.length) }, (_, level) => [
    '',
    ...(bids[level] ?? ['', '']).toReversed(),
    '|',
    ...(asks[level] ?? ['', '']),
  ]);
  return [`${symbol}: ${bidLevels} bid and ${askLevels} ask levels${doubt}`, ...columns(rows)];
}

function pair([price, quantity]: LevelText): string {
  return `${quantity} @ ${price}`;
}
