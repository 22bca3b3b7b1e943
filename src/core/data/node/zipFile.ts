import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { BaseError } from '../../utils/errors.ts';
import { unpackError } from './unpackError.ts';

type Progress = (readBytes: number, totalBytes: number) => void;

/** A file in a zip file, as the central directory describes it. */
export interface ZipMember {
  readonly name: string;
  /** Unpacked and packed size. */
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly isDeflated: boolean;
  /** Where its local header begins. */
  readonly byteOffset: number;
}

/*
 * Layout after PKWARE's APPNOTE.TXT 6.3: the end record (4.3.16) at the file's end leads to the central directory
 * (4.3.12), whose entries lead to the local headers (4.3.7) before the packed data.
 */
const END_MAGIC = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ENTRY_MAGIC = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_MAGIC = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_DIRECTORY_BYTES = 1 << 25;
/** Sizes and offsets that do not fit stand in the zip64 records (4.3.14, 4.3.15) and extra fields (4.5.3). */
const ELSEWHERE = 0xffffffff;
const LOCATOR_MAGIC = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_MAGIC = 0x06064b50;
const END64_BYTES = 56;
const EXTRA64 = 1;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 1 << 18;

/**
 * The files in a zip file, without folders.
 *
 * Throws `BaseError`: `IO_NOT_FOUND`, `IO_FAILED`, `DATA_TRUNCATED` (no end record: the file was cut), `DATA_CORRUPT`,
 * `DATA_UNKNOWN_RECORD` (encrypted, or packed in another way than stored and deflated).
 */
export async function zipMembers(path: string): Promise<ZipMember[]> {
  try {
    const file = await open(path);
    try {
      return readDirectory(path, await directoryOf(path, file));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unpackError(path, error);
  }
}

/** The one file in a zip file; refuses a zip file with none or several. */
export async function onlyMember(path: string): Promise<ZipMember> {
  const members = await zipMembers(path);
  if (members.length === 1) return members[0];
  throw new BaseError('DATA_CORRUPT', `${path}: holds ${members.length} files where one is expected`, {
    facts: { file: path, members: members.length },
    advice: 'Unpack it and name the file that is meant.',
  });
}

/**
 * The bytes of a member in chunks, in bounded memory: no more than the directory promises. Size and checksum are checked.
 *
 * Throws `BaseError` as {@link zipMembers}.
 */
export async function* zipChunks(
  path: string,
  member: ZipMember,
  onProgress?: Progress,
): AsyncGenerator<Uint8Array> {
  try {
    const start = await dataOffset(path, member);
    if (member.packedBytes > 0) yield* checkedChunks(path, member, start, onProgress);
    else if (member.bytes > 0) throw corrupt(path, `${member.name} has no data`, start);
  } catch (error) {
    throw unpackError(path, error);
  }
}

async function* checkedChunks(
  path: string,
  member: ZipMember,
  start: number,
  onProgress: Progress | undefined,
): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(path, {
    start,
    end: start + member.packedBytes - 1,
    highWaterMark: CHUNK_BYTES,
  });
  const inflate = member.isDeflated ? createInflateRaw({ chunkSize: CHUNK_BYTES }) : undefined;
  let bytes = 0;
  let sum = 0;
  for await (const chunk of inflate === undefined ? packed : pipeline(packed, inflate, () => {})) {
    bytes += chunk.length;
    if (bytes > member.bytes) break;
    sum = crc32(chunk, sum);
    onProgress?.(packed.bytesRead, member.packedBytes);
    yield chunk as Uint8Array;
  }
  if (bytes !== member.bytes) {
    throw corrupt(path, `${member.name} unpacks to ${bytes} bytes or more, not ${member.bytes}`, start);
  }
  if (sum !== member.crc32) throw corrupt(path, `${member.name} does not have its checksum`, start);
}

/** The bytes of the central directory. */
async function directoryOf(path: string, file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const tail = await readAt(path, file, Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), size);
  let at = tail.length - END_BYTES;
  while (
    at >= 0 &&
    !(tail.readUInt32LE(at) === END_MAGIC && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
  )
    at--;
  if (at < 0) {
    throw new BaseError('DATA_TRUNCATED', `${path}: the zip file ends without its directory`, {
      facts: { file: path },
    });
  }
  const short = { bytes: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  const isLong = short.bytes === ELSEWHERE || short.offset === ELSEWHERE;
  const { bytes, offset } = isLong ? await longPlace(path, file, tail, at) : short;
  if (offset + bytes > size || bytes > MAX_DIRECTORY_BYTES)
    throw corrupt(path, 'its directory is out of place', size);
  return readAt(path, file, offset, offset + bytes);
}

/** Place of the directory of a zip64 file: a locator before the end record at `end` leads to the long end record. */
async function longPlace(
  path: string,
  file: FileHandle,
  tail: Buffer,
  end: number,
): Promise<{ bytes: number; offset: number }> {
  const locator = end - LOCATOR_BYTES;
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_MAGIC)
    throw corrupt(path, 'its zip64 locator is missing', end);
  const at = Number(tail.readBigUInt64LE(locator + 8));
  const { size } = await file.stat();
  if (at + END64_BYTES > size) throw corrupt(path, 'its zip64 record is out of place', end);
  const record = await readAt(path, file, at, at + END64_BYTES);
  if (record.readUInt32LE(0) !== END64_MAGIC) throw corrupt(path, 'its zip64 record does not read', at);
  return { bytes: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) };
}

function readDirectory(path: string, directory: Buffer): ZipMember[] {
  const members: ZipMember[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MAGIC) {
      throw corrupt(path, 'its directory does not read', at);
    }
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, nameEnd);
    const extraBytes = directory.readUInt16LE(at + 30);
    const extra = directory.subarray(nameEnd, nameEnd + extraBytes);
    if (!name.endsWith('/')) members.push(memberAt(path, directory, at, { name, extra }));
    at = nameEnd + extraBytes + directory.readUInt16LE(at + 32);
  }
  if (at !== directory.length) throw corrupt(path, 'its directory does not read', at);
  return members;
}

function memberAt(
  path: string,
  directory: Buffer,
  at: number,
  { name, extra }: { readonly name: string; readonly extra: Buffer },
): ZipMember {
  const method = directory.readUInt16LE(at + 10);
  if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw unknown(path, `holds ${name} encrypted`, at);
  if (method !== STORED && method !== DEFLATED)
    throw unknown(path, `holds ${name} packed by method ${method}`, at);
  // Unpacked size, packed size and offset; those that do not fit follow each other in the extra field, in this order.
  const numbers = [24, 20, 42].map((field) => directory.readUInt32LE(at + field));
  const long = longNumbers(extra);
  const [bytes, packedBytes, byteOffset] = numbers.map((n) => (n === ELSEWHERE ? long.shift() : n));
  if (bytes === undefined || packedBytes === undefined || byteOffset === undefined)
    throw corrupt(path, `the sizes of ${name} are missing`, at);
  return {
    name,
    bytes,
    packedBytes,
    crc32: directory.readUInt32LE(at + 16),
    isDeflated: method === DEFLATED,
    byteOffset,
  };
}

/** The numbers of the zip64 extra field. */
function longNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTRA64 && end <= extra.length) {
      const count = Math.min(3, (end - at - 4) >> 3);
      return Array.from({ length: count }, (_, i) => Number(extra.readBigUInt64LE(at + 4 + 8 * i)));
    }
    at = end;
  }
  return [];
}

/** Where the packed data of a member begin: after its local header, whose length only it knows. */
async function dataOffset(path: string, member: ZipMember): Promise<number> {
  const file = await open(path);
  try {
    const { byteOffset } = member;
    const { size } = await file.stat();
    if (byteOffset + LOCAL_BYTES > size) throw corrupt(path, `${member.name} is out of place`, byteOffset);
    const header = await readAt(path, file, byteOffset, byteOffset + LOCAL_BYTES);
    const start = byteOffset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (header.readUInt32LE(0) !== LOCAL_MAGIC || start + member.packedBytes > size)
      throw corrupt(path, `${member.name} is out of place`, byteOffset);
    return start;
  } finally {
    await file.close();
  }
}

async function readAt(path: string, file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  if (bytesRead < bytes.length) throw corrupt(path, 'it became shorter while it was read', from);
  return bytes;
}

function corrupt(path: string, problem: string, byteOffset: number): BaseError {
  return new BaseError('DATA_CORRUPT', `${path}: the zip file is damaged: ${problem}`, {
    facts: { file: path, byteOffset },
    advice: 'Fetch or copy the file again.',
  });
}

function unknown(path: string, what: string, byteOffset: number): BaseError {
  return new BaseError('DATA_UNKNOWN_RECORD', `${path}: ${what}, which is not read`, {
    facts: { file: path, byteOffset },
    advice: 'Unpack it with another program and name the file that was in it.',
  });
}
