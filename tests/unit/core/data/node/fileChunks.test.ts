import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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
