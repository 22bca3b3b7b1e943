import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { isOrderStream, namedFormat, requireFormat } from '../../../../core/data/formats/detectFormat.ts';
import type { FeedFormat, FeedSample } from '../../../../core/data/formats/feedFormat.ts';
import { LobsterBookReader } from '../../../../core/data/lobster/bookReader.ts';
import type {
  Recording,
  RecordingIdentity,
  RecordingLibrary,
  RecordingRequest,
} from '../../../../core/models/ports/recordings.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { ioError } from '../../../../core/utils/node/ioError.ts';
import { OrderStreamFile } from '../orderStreamFile.ts';
import { PulledReader } from '../pulledReader.ts';
import type { RecordedFile } from '../recordedFile.ts';
import { RecordedOrders } from '../recordedOrders.ts';
import { FileBytes } from './fileBytes.ts';

const PIECE_BYTES = 1 << 22;
const SAMPLE_BYTES = 1 << 16;
const ORDER_STREAM = 'order-stream';
const LOBSTER = 'lobster';

/** Recordings in files, read while the market runs: plain ones piece by piece, packed ones unpacked in memory. */
export const fileRecordings: RecordingLibrary = { find: findRecording };

function findRecording(request: RecordingRequest): Recording {
  const { file } = request;
  const sample = sampleOf(file);
  const isStream = request.format === ORDER_STREAM || (request.format === '' && isOrderStream(sample.head));
  const format = isStream ? undefined : formatOf(request, sample);
  const book = format?.name === LOBSTER ? bookOf(request) : undefined;
  const files = [file, ...(book === undefined ? [] : [book])].map(identityOf);
  return { files, open: () => new RecordedOrders(openFile(request, format, book), request) };
}

function formatOf({ file, format }: RecordingRequest, sample: FeedSample): FeedFormat {
  return format === '' ? requireFormat(file, sample) : namedFormat(format, [ORDER_STREAM]);
}

/** LOBSTER names the two files of a recording alike. */
function bookOf({ file, book }: RecordingRequest): string | undefined {
  if (book !== '') return book;
  const beside = file.replace(/_message_(?=[^/\\]*$)/, '_orderbook_');
  return beside !== file && existsSync(beside) ? beside : undefined;
}

function openFile(
  { file, symbol }: RecordingRequest,
  format: FeedFormat | undefined,
  book: string | undefined,
): RecordedFile {
  const bytes = new FileBytes(file);
  if (format === undefined) return new OrderStreamFile(file, bytes);
  const lines = new PulledReader(format.open(file, symbol === '' ? {} : { symbol }), bytes);
  const source = lines.reader;
  if (book === undefined) return { name: file, source, next: () => lines.next() };
  const rows = new PulledReader(new LobsterBookReader(book), new FileBytes(book));
  return {
    name: file,
    source,
    row: () => rows.reader.row,
    next: () => bothOrNone(lines.next(), rows.next(), file, book),
  };
}

function bothOrNone(line: boolean, row: boolean, file: string, book: string): boolean {
  if (line === row) return line;
  const [shorter, longer] = line ? [book, file] : [file, book];
  throw new BaseError('DATA_MISMATCHED_FILES', `${shorter} ends before ${longer} does`, {
    facts: { file: shorter, other: longer },
  });
}

/** The beginning of a file, unpacked, as formats are recognised by. */
function sampleOf(file: string): FeedSample {
  const head = new FileBytes(file).next() ?? new Uint8Array(0);
  const name = basename(file).replace(/\.(gz|br|zst)$/i, '');
  return { name, head: head.slice(0, SAMPLE_BYTES), whole: head.length <= SAMPLE_BYTES };
}

function identityOf(file: string): RecordingIdentity {
  const sum = createHash('sha256');
  const piece = new Uint8Array(PIECE_BYTES);
  let bytes = 0;
  try {
    const handle = openSync(file, 'r');
    try {
      for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece)) {
        sum.update(piece.subarray(0, count));
        bytes += count;
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw ioError('read', file, error);
  }
  return { file, bytes, sha256: sum.digest('hex') };
}
