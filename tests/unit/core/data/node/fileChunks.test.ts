import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { fileChunks } from '../../../../../src/core/data/node/fileChunks.ts';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Does not compress well, so that a cut file is cut inside its data. */
let state = 1;
const content = Uint8Array.from({ length: 3_000_000 }, () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state >>> 27;
});

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function read(path: string): Promise<{ bytes: Buffer; largest: number; progress: number[] }> {
  const chunks: Uint8Array[] = [];
  const progress: number[] = [];
  for await (const chunk of fileChunks(path, (read, total) => progress.push(read / total)))
    chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), largest: Math.max(...chunks.map((c) => c.length)), progress };
}

describe('fileChunks', () => {
  it.each([
    ['plain', 'plain.bin', content],
    ['Brotli by name', 'packed.bin.br', brotliCompressSync(content)],
    ['gzip by content', 'packed.bin', gzipSync(content)],
    [
      'gzip of two members',
      'two.gz',
      Buffer.concat([gzipSync(content.subarray(0, 999)), gzipSync(content.subarray(999))]),
    ],
    ['zstd by content', 'packed-zstd.bin', zstdCompressSync(content)],
    [
      'zstd of many frames',
      'frames.zst',
      Buffer.concat([
        Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3),
        ...Array.from({ length: 30 }, (_, i) => zstdCompressSync(content.subarray(i * 1e5, (i + 1) * 1e5))),
      ]),
    ],
    ['a zip file of one member', 'packed.zip', zipSync({ 'a/b.csv': content })],
    ['a zip file of one stored member', 'stored.zip', zipSync({ b: [content, { level: 0 }] })],
  ])('reads %s in pieces and tells its progress', async (_, name, bytes) => {
    const { bytes: found, largest, progress } = await read(file(name, bytes));
    expect(found.equals(content)).toBe(true);
    expect(largest).toBeLessThanOrEqual(1 << 20);
    expect(progress.at(-1)).toBe(1);
  });

  it.each([
    ['a missing file', () => join(folder, 'none'), 'IO_NOT_FOUND'],
    ['a folder', () => folder, 'IO_FAILED'],
    ['cut Brotli', () => file('cut.br', brotliCompressSync(content).subarray(0, 20_000)), 'DATA_TRUNCATED'],
    ['cut gzip', () => file('cut.gz', gzipSync(content).subarray(0, 20_000)), 'DATA_TRUNCATED'],
    ['cut zstd', () => file('cut.zst', zstdCompressSync(content).subarray(0, 20_000)), 'DATA_TRUNCATED'],
    [
      'a cut second zstd frame',
      () =>
        file(
          'cut2.zst',
          Buffer.concat([zstdCompressSync(content), zstdCompressSync(content).subarray(0, 9)]),
        ),
      'DATA_TRUNCATED',
    ],
    [
      'bytes after zstd',
      () => file('tail.zst', Buffer.concat([zstdCompressSync(content), Buffer.from('tail!')])),
      'DATA_CORRUPT',
    ],
    [
      'bytes after Brotli',
      () => file('tail.br', Buffer.concat([brotliCompressSync(content), Buffer.from('tail!')])),
      'DATA_CORRUPT',
    ],
    [
      'zeros after gzip',
      () => file('tail.gz', Buffer.concat([gzipSync(content), Buffer.alloc(5)])),
      'DATA_CORRUPT',
    ],
    ['bytes that are not zstd', () => file('plain.zst', Buffer.from('not packed at all')), 'DATA_CORRUPT'],
    ['an empty file named as zstd', () => file('empty.zst', Buffer.alloc(0)), 'DATA_TRUNCATED'],
    ['a zip file of two', () => file('two.zip', zipSync({ a: content, b: content })), 'DATA_CORRUPT'],
    ['bytes that are not Brotli', () => file('plain.br', new Uint8Array(50).fill(0xff)), 'DATA_CORRUPT'],
    [
      'bytes that are not gzip',
      () => file('bad.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7)),
      'DATA_CORRUPT',
    ],
  ])('refuses %s', async (_, path, code) => {
    await expect(read(path())).rejects.toMatchObject({ code });
  });
});
