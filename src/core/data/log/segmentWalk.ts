import type { ErrorCode } from '../../utils/errorCodes.ts';
import type { BaseError } from '../../utils/errors.ts';
import type { ByteSource } from './byteStore.ts';
import { readFileHeader } from './fileHeader.ts';
import { FILE_HEADER_BYTES, FORMAT_VERSION, MAX_SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './format.ts';
import type { LogEnding } from './logEnding.ts';
import { logError } from './logErrors.ts';
import { headerSum, headerSumIsRight, readSegmentHeader, type SegmentHeader } from './segmentHeader.ts';

/** A segment's header and where the segment stands in the file. */
export interface SegmentPlace {
  readonly header: SegmentHeader;
  readonly offset: number;
  readonly bodyOffset: number;
}

/** Walks from header to header, checks each and the chain, and returns how the log ends. */
export function* walkSegments(source: ByteSource): Generator<SegmentPlace, LogEnding> {
  const first = firstLink(source);
  if (typeof first !== 'number') return ending(source, 0, 0, first);
  const bytes = new Uint8Array(SEGMENT_HEADER_BYTES);
  let sum = first;
  let offset = FILE_HEADER_BYTES;
  for (let index = 0; ; index++) {
    const left = source.size - offset;
    if (left < SEGMENT_HEADER_BYTES) return ending(source, index, offset, cutOff(source, index, offset));
    source.read(offset, bytes);
    const fault = (code: ErrorCode, what: string) =>
      ending(
        source,
        index,
        offset,
        logError(code, { file: source.name, segment: index, byteOffset: offset }, what),
      );
    if (!headerSumIsRight(bytes)) return fault('DATA_CORRUPT', 'the header of the segment is damaged');
    const header = readSegmentHeader(bytes);
    const strange = strangeness(header, index, sum);
    if (strange !== undefined) return fault('DATA_CORRUPT', strange);
    if (header.bodyBytes > left - SEGMENT_HEADER_BYTES) return fault('DATA_TRUNCATED', cut(header, left));
    const place = { header, offset, bodyOffset: offset + SEGMENT_HEADER_BYTES };
    yield place;
    sum = headerSum(bytes);
    offset += SEGMENT_HEADER_BYTES + header.bodyBytes;
    if (header.end) return ending(source, index + 1, offset, leftOver(source, index, offset));
  }
}

/** Checksum of the file header, or what is wrong with it. */
function firstLink(source: ByteSource): number | BaseError {
  const place = { file: source.name, byteOffset: 0 };
  if (source.size < FILE_HEADER_BYTES) {
    return logError(
      'DATA_TRUNCATED',
      { ...place, byteOffset: source.size },
      'the log ends within its file header',
    );
  }
  const bytes = new Uint8Array(FILE_HEADER_BYTES);
  source.read(0, bytes);
  const header = readFileHeader(bytes);
  if (!header.magicIsRight)
    return logError('DATA_BAD_MAGIC', place, 'this is not an event log of market-sim');
  if (!header.sumIsRight) return logError('DATA_CORRUPT', place, 'the file header is damaged');
  if (header.version === FORMAT_VERSION) return header.sum;
  return logError(
    'DATA_BAD_MAGIC',
    place,
    `the log has format version ${header.version}; this program reads version ${FORMAT_VERSION}`,
    'Read it with the version of the program that made the run.',
  );
}

/** What a header with the right checksum must not say. */
function strangeness(header: SegmentHeader, index: number, previousSum: number): string | undefined {
  if (header.index !== index) return `segment ${header.index} stands where segment ${index} belongs`;
  if (header.previousSum !== previousSum) return 'the segment does not continue the one before it';
  if (header.bodyBytes > MAX_SEGMENT_BYTES) return `a segment of ${header.bodyBytes} bytes is too long`;
  if (header.entriesBytes > header.bodyBytes) return 'the entries are longer than the segment';
  if (header.inputs > header.entries) return 'the segment counts more inputs than entries';
  // A head and a control: no entry is shorter than two bytes.
  if (header.entries * 2 > header.entriesBytes) return 'the segment counts more entries than its bytes hold';
  if (!isCount(header.firstEvents)) return 'the segment begins at an impossible event number';
  const { anchor } = header;
  if (anchor === undefined) return undefined;
  if (!isCount(anchor.events)) return 'the anchor has an impossible event number';
  if (!Number.isSafeInteger(anchor.time)) return 'the anchor has an impossible time';
  return undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function cut(header: SegmentHeader, left: number): string {
  const has = left - SEGMENT_HEADER_BYTES;
  return `the file ends within this segment: ${has} of its ${header.bodyBytes} bytes are there`;
}

function cutOff(source: ByteSource, index: number, offset: number): BaseError {
  const place = { file: source.name, segment: index, byteOffset: source.size };
  const what =
    source.size === offset
      ? `the log ends behind ${index} whole segments, without its closing mark`
      : 'the file ends within the header of this segment';
  return logError('DATA_TRUNCATED', place, what);
}

function leftOver(source: ByteSource, index: number, offset: number): BaseError | undefined {
  if (offset === source.size) return undefined;
  const place = { file: source.name, segment: index, byteOffset: offset };
  return logError('DATA_CORRUPT', place, `${source.size - offset} bytes follow the closing segment`);
}

function ending(source: ByteSource, segments: number, byteOffset: number, problem?: BaseError): LogEnding {
  return { segments, byteOffset, bytesAfter: source.size - byteOffset, problem };
}
