import { readFileSync } from 'node:fs';
import { FeedTrades } from '../../../../core/data/bars/feedTrades.ts';
import { adjustWithFactors, type FactorTable, readFactors } from '../../../../core/data/lean/factors.ts';
import { type FileFeed, openFeed } from '../../../../core/data/node/openFeed.ts';
import { Bar } from '../../../../core/models/bar.ts';
import { FEED_RECORD } from '../../../../core/models/feedRecord.ts';
import type { FeedSource } from '../../../../core/models/ports/feedSource.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { feedOptions, withFileProgress } from '../data/dataOptions.ts';
import { type BarsOptions, ruleOption } from './barsOptions.ts';
import type { BarsOutput, BarsTaken } from './barsOutput.ts';
import { SymbolBars } from './symbolBars.ts';

/** Records between two looks at a slow reader of stdout. */
const FLUSH_RECORDS = 4096;
const LARGEST_FACTORS_BYTES = 1 << 26;

/** Bars from the trades or bars of a file. */
export async function fileBars(path: string, options: BarsOptions, output: BarsOutput): Promise<BarsTaken> {
  return withFileProgress('bars', async (onProgress) => {
    const feed = await openFeed(path, {
      ...feedOptions(options),
      ...(options.input === undefined ? {} : { format: options.input }),
      onProgress,
    });
    try {
      return await takeAll(path, feed, options, output);
    } finally {
      await feed.close();
    }
  });
}

async function takeAll(
  path: string,
  feed: FileFeed,
  options: BarsOptions,
  output: BarsOutput,
): Promise<BarsTaken> {
  const taker =
    ruleOption(options) === undefined
      ? new CopiedBars(path, feed.source, options, output)
      : new BuiltBars(path, feed.source, options, output);
  let records = 0;
  while (feed.next() || (await feed.refill())) {
    taker.take();
    if (++records % FLUSH_RECORDS === 0) await output.flush();
  }
  return taker.finish();
}

/** Bars that the file holds, as they are or adjusted. */
class CopiedBars {
  #count = 0;
  readonly #path: string;
  readonly #source: FeedSource;
  readonly #options: BarsOptions;
  readonly #output: BarsOutput;
  readonly #factors: FactorTable | undefined;

  constructor(path: string, source: FeedSource, options: BarsOptions, output: BarsOutput) {
    this.#path = path;
    this.#source = source;
    this.#options = options;
    this.#output = output;
    this.#factors = options.factors === undefined ? undefined : loadFactors(options.factors);
  }

  take(): void {
    const { record, symbols } = this.#source;
    const symbol = symbols[record.symbol];
    if (record.kind !== FEED_RECORD.bar || !(record instanceof Bar)) {
      throw new BaseError('USAGE', `${this.#path} holds no bars: say how to build them`, {
        facts: { file: this.#path },
        advice: 'Add --every 1m, --ticks N, --volume N or --notional N.',
      });
    }
    if (this.#options.instrument !== undefined && this.#options.instrument !== symbol) return;
    if (this.#factors !== undefined) adjustWithFactors(record, this.#factors);
    const { adjustedClose, openInterest } = record;
    const extras = { 'adjusted close': adjustedClose, 'open interest': openInterest };
    this.#output.write({ ...record, extras }, symbol);
    this.#count++;
  }

  finish(): BarsTaken {
    return { count: this.#count, of: 'bars', notes: [] };
  }
}

/** Bars built from the file's trades, or joined from its bars, symbol by symbol. */
class BuiltBars {
  #count = 0;
  /** Whether the file holds bars that are joined, not trades. */
  #isJoined = false;
  readonly #path: string;
  readonly #source: FeedSource;
  readonly #options: BarsOptions;
  readonly #output: BarsOutput;
  readonly #trades = new FeedTrades();
  readonly #bars: (SymbolBars | undefined)[] = [];

  constructor(path: string, source: FeedSource, options: BarsOptions, output: BarsOutput) {
    this.#path = path;
    this.#source = source;
    this.#options = options;
    this.#output = output;
    if (options.factors !== undefined) {
      throw new BaseError('USAGE', '--factors adjusts bars that a file holds, not bars built from trades');
    }
  }

  take(): void {
    const { record } = this.#source;
    const isPiece = record.kind === FEED_RECORD.bar;
    if (isPiece && this.#options.every === undefined) {
      throw new BaseError('USAGE', `${this.#path} holds bars, not the trades to build such bars from`, {
        facts: { file: this.#path },
        advice: 'Join them into longer bars with --every, or leave out the rule to convert them as they are.',
      });
    }
    if (!isPiece && !this.#trades.take(record)) return;
    const bars = this.#of(record.symbol);
    if (bars === undefined) return;
    this.#count++;
    this.#isJoined = isPiece;
    const { builder } = bars;
    const isTaken = isPiece
      ? builder.piece(record)
      : builder.trade(record.day, record.timeNs, this.#trades.price, this.#trades.quantity);
    if (!isTaken) this.#late();
  }

  finish(): BarsTaken {
    for (const bars of this.#bars) bars?.builder.finish();
    const { unpriced } = this.#trades;
    const notes =
      unpriced === 0
        ? []
        : [
            `${unpriced} executions of orders that the file does not introduce have no price and are in no bar`,
          ];
    return { count: this.#count, of: this.#isJoined ? 'bars' : 'trades', notes };
  }

  #of(symbol: number): SymbolBars | undefined {
    const { symbols, priceDecimals, quantityDecimals } = this.#source;
    const name = symbols[symbol];
    const { instrument } = this.#options;
    if (instrument !== undefined && instrument !== name) return undefined;
    // Bars hold decimals as they are.
    const isScaled = this.#source.record.kind !== FEED_RECORD.bar;
    this.#bars[symbol] ??= new SymbolBars(
      name,
      {
        price: { units: 1n, scale: isScaled ? priceDecimals : 0 },
        quantity: { units: 1n, scale: isScaled ? quantityDecimals : 0 },
      },
      this.#options,
      this.#output,
    );
    return this.#bars[symbol];
  }

  #late(): never {
    const { line, byteOffset } = this.#source.where();
    const place = line === undefined ? `byte ${byteOffset}` : `line ${line}`;
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `${this.#path}: ${place}: it is earlier than the bar that is open`,
      {
        facts: { file: this.#path, line, byteOffset },
        advice: 'Sort the file by time; `market-sim data check` lists what is out of order.',
      },
    );
  }
}

function loadFactors(path: string): FactorTable {
  const bytes = withIoErrors('read', path, () => readFileSync(path));
  if (bytes.length > LARGEST_FACTORS_BYTES) {
    throw new BaseError('DATA_INVALID_FIELD', `${path} is too large for a factor file`, {
      facts: { file: path },
    });
  }
  return readFactors(path, bytes);
}
