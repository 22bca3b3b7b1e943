import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEED_FORMATS } from '../../../../src/core/data/formats/registry.ts';
import { sqlText, withDatabase } from '../../../../src/core/data/node/duckdb.ts';
import { surveyFile } from '../../../../src/core/data/node/surveyFile.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { feedSamples } from '../../../support/feedSamples.ts';
import { brokenSample, fuzzFormats } from '../../../support/fuzzFormats.ts';

const PACKINGS = [
  { ending: '', pack: (bytes: Uint8Array) => bytes },
  { ending: '.gz', pack: gzipSync },
  { ending: '.br', pack: brotliCompressSync },
  { ending: '.zst', pack: zstdCompressSync },
];

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'market-sim-'));
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('formats of market data', () => {
  it('are told apart: each sample is recognised as what it is, packed or not', async () => {
    const samples = feedSamples();
    expect(new Set(samples.map(({ format }) => format))).toEqual(
      new Set(FEED_FORMATS.map(({ name }) => name)),
    );
    for (const { format, name, bytes } of samples) {
      for (const { ending, pack } of PACKINGS) {
        const path = join(dir, name + ending);
        writeFileSync(path, pack(bytes));
        const survey = await surveyFile(path);
        expect([path, survey.format]).toEqual([path, format]);
        expect(survey.facts.records).toBeGreaterThan(3);
      }
    }
  });

  it('are Parquet where they begin and end as Parquet does', async () => {
    const path = join(dir, 'bars.parquet');
    const select =
      "SELECT DATE '2020-01-02' + i::INT AS date, 1 AS open, 3 AS high, 0 AS low, 2 AS close FROM range(5) t(i)";
    await withDatabase((connection) =>
      connection.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT parquet)`),
    );
    const { format, facts, findings } = await surveyFile(path);
    expect([format, facts.records, facts.first]).toEqual(['parquet', 5, { day: 18_263, timeNs: 0 }]);
    expect(findings.map(({ check }) => check)).toEqual(['prices']);
    expect((await surveyFile(path, { format: 'parquet' })).facts).toEqual(facts);
    writeFileSync(path, 'PAR1 and more');
    await expect(surveyFile(path)).rejects.toThrow(/\n {2}parquet: it does not begin and end with PAR1$/);
  });

  it('are read or refused in words, however they are broken', () => {
    const { recognised, read, refused, found } = fuzzFormats(1000, 1);
    expect(new Set(Object.keys(recognised))).toEqual(new Set(FEED_FORMATS.map(({ name }) => name)));
    expect(read).toBeGreaterThan(50);
    expect(found).toBeGreaterThan(500);
    expect(Object.keys(refused)).toContain('DATA_INVALID_FIELD');
  });

  it('are read from broken files, also where the packing itself is broken', async () => {
    const rng = createRng(2, 'broken files');
    const samples = feedSamples();
    const endings = new Set<string>();
    for (let i = 0; i < 100; i++) {
      const sample = samples[i % samples.length]!;
      const { ending, pack } = PACKINGS[rng.below(PACKINGS.length)]!;
      const inside = rng.below(2) === 0;
      const packed = inside
        ? pack(brokenSample(sample, rng))
        : brokenSample({ ...sample, bytes: pack(sample.bytes) }, rng);
      const path = join(dir, `${i}-${sample.name}${ending}`);
      writeFileSync(path, packed);
      try {
        endings.add(
          (await surveyFile(path, { format: sample.format })).findings.length > 0 ? 'found' : 'sound',
        );
      } catch (error) {
        if (!(error instanceof BaseError)) throw error;
        endings.add(error.code);
      }
    }
    expect(endings).toContain('found');
    expect(endings).toContain('sound');
  });
});
