import { basename } from 'node:path';
import type { FeedReader, FeedSource } from '../../models/ports/feedSource.ts';
import { namedFormat, requireFormat } from '../formats/detectFormat.ts';
import type { FeedOptions, FeedSample } from '../formats/feedFormat.ts';
import { type FileProgress, fileChunks } from './fileChunks.ts';
import { isParquet, openParquetBars } from './parquetBars.ts';
import { PulledRows } from './pulledRows.ts';

/** Name of the one format that is no stream of bytes: a Parquet file is read from its end. */
const PARQUET = 'parquet';
/** Bytes that a format is recognised by. */
const SAMPLE_BYTES = 1 << 16;

export interface OpenOptions extends FeedOptions {
  /** Name of the format; it is recognised where none is given. */
  readonly format?: string;
  /** Path to take hints from (symbol, day, kind) and to show in errors, where the file was moved from there. */
  readonly source?: string;
  readonly onProgress?: FileProgress;
}

/** An open file of market data: `next` while there are records in memory, `refill` where there are none. */
export interface FileFeed {
  /** Name of its format. */
  readonly format: string;
  /** See `FeedFormat.startsMidway`. */
  readonly startsMidway: boolean;
  readonly source: FeedSource;
  next(): boolean;
  /** Reads on until there is a record, and moves to it; false at the end of the file. */
  refill(): Promise<boolean>;
  /** Closes the file, also where it was not read to its end. */
  close(): Promise<void>;
}

/**
 * Opens a file of market data, packed or not, of the format named or recognised, in bounded memory.
 *
 * @throws BaseError those of `fileChunks` and the reader; DATA_UNKNOWN_FORMAT; USAGE for a format there is not.
 */
export async function openFeed(path: string, options: OpenOptions = {}): Promise<FileFeed> {
  if (options.format === undefined ? await isParquet(path) : options.format === PARQUET) {
    return openParquet(path, options);
  }
  const named = options.format === undefined ? undefined : namedFormat(options.format, [PARQUET]);
  const name = options.source ?? path;
  const chunks = fileChunks(path, options.onProgress);
  try {
    const { sample, taken } = named === undefined ? await takeSample(name, chunks) : NO_SAMPLE;
    const format = named ?? requireFormat(name, sample, [NO_PARQUET]);
    const rows = new PulledRows<FeedReader>(format.open(name, options), resumed(taken, chunks));
    return {
      format: format.name,
      startsMidway: format.startsMidway === true,
      source: rows.reader,
      next: () => rows.next(),
      refill: () => rows.refill(),
      close: async () => {
        await rows.close();
        await chunks.return(undefined);
      },
    };
  } catch (error) {
    await chunks.return(undefined);
    throw error;
  }
}

/** The database tells no progress; an interrupt is felt between its chunks of rows. */
async function openParquet(path: string, options: OpenOptions): Promise<FileFeed> {
  const bars = await openParquetBars(path, options);
  return {
    format: PARQUET,
    startsMidway: false,
    source: bars,
    next: () => bars.next(),
    refill: () => {
      options.onProgress?.(0, 0);
      return bars.refill();
    },
    close: () => bars.close(),
  };
}

/** The beginning of a file, unpacked, as formats are recognised by. */
export async function sampleFile(path: string): Promise<FeedSample> {
  const chunks = fileChunks(path);
  try {
    return (await takeSample(path, chunks)).sample;
  } finally {
    await chunks.return(undefined);
  }
}

interface TakenSample {
  readonly sample: FeedSample;
  /** The chunks that were read for it. */
  readonly taken: readonly Uint8Array[];
}

const NO_PARQUET = `${PARQUET}: it does not begin and end with PAR1`;
const NO_SAMPLE: TakenSample = { sample: { name: '', head: new Uint8Array(0), whole: false }, taken: [] };

async function takeSample(path: string, chunks: AsyncGenerator<Uint8Array>): Promise<TakenSample> {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  let whole = false;
  while (bytes <= SAMPLE_BYTES && !whole) {
    const { done, value } = await chunks.next();
    if (done) whole = true;
    else {
      taken.push(value);
      bytes += value.length;
    }
  }
  const head = Buffer.concat(taken).subarray(0, SAMPLE_BYTES);
  const name = basename(path).replace(/\.(gz|br|zst)$/i, '');
  return { sample: { name, head, whole: whole && bytes <= SAMPLE_BYTES }, taken };
}

async function* resumed(
  taken: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* taken;
  yield* rest;
}
