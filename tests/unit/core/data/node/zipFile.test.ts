import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { zipChunks, zipMembers } from '../../../../../src/core/data/node/zipFile.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

const first = Buffer.from('one,two\n'.repeat(5000));
const second = Buffer.from('short');
const zip = zipSync({
  'folder/': new Uint8Array(0),
  'folder/first.csv': first,
  'second.csv': [second, { level: 0 }],
  'empty.csv': new Uint8Array(0),
});

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function readAll(path: string): Promise<Record<string, Buffer>> {
  const found: Record<string, Buffer> = {};
  for (const member of await zipMembers(path)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of zipChunks(path, member)) chunks.push(chunk);
    found[member.name] = Buffer.concat(chunks);
  }
  return found;
}

/** The zip with the little-endian number at `at` of the first directory entry or header changed. */
function changed(magic: number, at: number, value: number, bytes: 2 | 4): Buffer {
  const copy = Buffer.from(zip);
  let place = 0;
  // The folder's entry comes first: the second one is that of first.csv.
  for (let seen = 0; ; place++)
    if (copy.readUInt32LE(place) === magic && (magic === 0x06054b50 || ++seen === 2)) break;
  if (bytes === 2) copy.writeUInt16LE(value, place + at);
  else copy.writeUInt32LE(value, place + at);
  return copy;
}

/** One stored member with every size and offset in zip64 fields (APPNOTE 4.3.14, 4.3.15, 4.5.3). */
function zip64(name: string, content: Buffer): Buffer {
  const fields = (...parts: [bytes: number, value: number][]) =>
    Buffer.concat(
      parts.map(([bytes, value]) => {
        const buffer = Buffer.alloc(bytes);
        if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value));
        else buffer.writeUIntLE(value, 0, bytes);
        return buffer;
      }),
    );
  const none = 0xffffffff;
  const sum = crc32(content);
  const label = Buffer.from(name);
  const head = fields(
    [4, 0x04034b50],
    [6, 45],
    [4, 0],
    [4, sum],
    [4, none],
    [4, none],
    [2, label.length],
    [2, 0],
  );
  const data = Buffer.concat([head, label, content]);
  const extra = fields([2, 1], [2, 24], [8, content.length], [8, content.length], [8, 0]);
  const entry = fields(
    [4, 0x02014b50],
    [2, 45],
    [2, 45],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, sum],
    [4, none],
    [4, none],
    [2, label.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, none],
  );
  const directory = Buffer.concat([entry, label, extra]);
  const end64 = fields(
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, 1],
    [8, 1],
    [8, directory.length],
    [8, data.length],
  );
  const locator = fields([4, 0x07064b50], [4, 0], [8, data.length + directory.length], [4, 1]);
  const end = fields([4, 0x06054b50], [4, 0], [2, 1], [2, 1], [4, none], [4, none], [2, 0]);
  return Buffer.concat([data, directory, end64, locator, end]);
}

describe('zip files', () => {
  it('give their members, deflated or stored, without folders', async () => {
    const found = await readAll(file('good.zip', zip));
    expect(Object.keys(found)).toEqual(['folder/first.csv', 'second.csv', 'empty.csv']);
    expect(found['folder/first.csv'].equals(first)).toBe(true);
    expect(found['second.csv'].equals(second)).toBe(true);
    expect(found['empty.csv']).toHaveLength(0);
  });

  const ENTRY = 0x02014b50;
  it.each([
    ['a cut file', zip.subarray(0, zip.length - 9), 'DATA_TRUNCATED'],
    ['no zip file', Buffer.from('time,price\n'), 'DATA_TRUNCATED'],
    ['another checksum', changed(ENTRY, 16, 1234, 4), 'DATA_CORRUPT'],
    ['a smaller size than it has', changed(ENTRY, 24, 10, 4), 'DATA_CORRUPT'],
    ['a larger size than it has', changed(ENTRY, 24, 1e9, 4), 'DATA_CORRUPT'],
    ['data beyond the file', changed(ENTRY, 20, 1e9, 4), 'DATA_CORRUPT'],
    ['a member out of place', changed(ENTRY, 42, 77, 4), 'DATA_CORRUPT'],
    ['an encrypted member', changed(ENTRY, 8, 1, 2), 'DATA_UNKNOWN_RECORD'],
    ['another packing', changed(ENTRY, 10, 93, 2), 'DATA_UNKNOWN_RECORD'],
    ['a zip64 size that is nowhere', changed(ENTRY, 24, 0xffffffff, 4), 'DATA_CORRUPT'],
    ['a zip64 directory that is nowhere', changed(0x06054b50, 16, 0xffffffff, 4), 'DATA_CORRUPT'],
    ['a directory out of place', changed(0x06054b50, 16, 1e8, 4), 'DATA_CORRUPT'],
    ['a directory that does not read', changed(0x06054b50, 16, 3, 4), 'DATA_CORRUPT'],
  ])('are refused for %s', async (name, bytes, code) => {
    await expect(readAll(file(`${name}.zip`, bytes))).rejects.toMatchObject({ code });
  });

  it('of the zip64 kind are read, whose sizes and places stand in their own records', async () => {
    expect(await readAll(file('zip64.zip', zip64('spy.csv', first)))).toEqual({ 'spy.csv': first });
    const cut = zip64('spy.csv', first);
    cut.writeUInt32LE(7, cut.length - 42);
    await expect(readAll(file('zip64-bad.zip', cut))).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
  });

  it('that expand a thousandfold come in small chunks', async () => {
    const path = file('bomb.zip', zipSync({ 'zeros.csv': [new Uint8Array(60e6), { level: 9 }] }));
    const [member] = await zipMembers(path);
    let largest = 0;
    let bytes = 0;
    for await (const chunk of zipChunks(path, member)) {
      largest = Math.max(largest, chunk.length);
      bytes += chunk.length;
    }
    expect(bytes).toBe(60e6);
    expect(largest).toBeLessThanOrEqual(1 << 18);
  });

  it('with any byte changed are read as they were, or refused', async () => {
    const random = createRng(1, 'zip');
    for (let i = 0; i < 300; i++) {
      const copy = Buffer.from(zip);
      copy[random.below(copy.length)] ^= 1 + random.below(255);
      const found = await readAll(file('mutated.zip', copy)).catch((error) => error);
      if (found instanceof BaseError) continue;
      expect(Object.values(found as Record<string, Buffer>).map((bytes) => bytes.length)).toEqual(
        expect.arrayContaining([first.length]),
      );
    }
  });
});
