import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDataset } from '../../../../../src/core/data/catalogue/dataset.ts';
import { nameAfterFile } from '../../../../../src/core/data/catalogue/datasetName.ts';
import { Catalogue } from '../../../../../src/core/data/node/catalogue/catalogue.ts';
import { checkDataset } from '../../../../../src/core/data/node/catalogue/checkDataset.ts';
import { importFile } from '../../../../../src/core/data/node/catalogue/importFile.ts';

const ROWS = '34200.1,1,11,100,3100000,1\n34200.2,4,11,100,3100000,1\n';

let dir: string;
let file: string;
let catalogue: Catalogue;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'market-sim-'));
  file = join(dir, 'MSFT_2012-06-21_1_2_message_5.csv');
  writeFileSync(file, ROWS);
  catalogue = new Catalogue(join(dir, 'data'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const take = (name: string, more: Partial<Parameters<typeof importFile>[2]> = {}) =>
  importFile(catalogue, file, { name, options: {}, link: false, ...more });

describe('the catalogue', () => {
  it('keeps a file byte for byte and says what it holds', async () => {
    const dataset = await take('msft', { options: { symbol: 'X' } });
    expect(dataset).toMatchObject({
      feed: 'lobster',
      linked: false,
      size: ROWS.length,
      options: { symbol: 'X' },
      facts: { records: 2, kinds: { orderAdd: 1, orderExecute: 1 }, symbols: ['X'] },
      findings: [],
    });
    expect(readFileSync(catalogue.fileOf('msft', dataset), 'utf8')).toBe(ROWS);
    expect(catalogue.names()).toEqual(['msft']);
    expect(catalogue.read('msft')).toEqual(dataset);
    expect((await checkDataset(catalogue, 'msft')).findings).toEqual([]);
  });

  it('takes hints from the folders that a file came from', async () => {
    file = join(dir, 'forex', 'oanda', 'minute', 'eurusd', '20140501_quote.csv');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '0,1.1,1.2,1.0,1.15,0,1.11,1.21,1.01,1.16,0\n');
    const { facts } = await take('forex');
    expect(facts).toMatchObject({ records: 1, symbols: ['EURUSD'] });
    expect((await checkDataset(catalogue, 'forex')).facts).toEqual(facts);
  });

  it('reads a kept file as it was read where it came from', async () => {
    const dataset = await take('renamed');
    expect(dataset.source).toBe(file);
    expect((await checkDataset(catalogue, 'renamed')).facts).toEqual(dataset.facts);
    expect(dataset.facts).toMatchObject({ symbols: ['MSFT'], first: { day: 15_512 } });
  });

  it('keeps a link where that is asked for, and removes the link alone', async () => {
    const dataset = await take('msft', { link: true });
    expect(lstatSync(catalogue.fileOf('msft', dataset)).isSymbolicLink()).toBe(true);
    expect((await checkDataset(catalogue, 'msft')).facts.records).toBe(2);
    catalogue.remove('msft');
    expect(catalogue.names()).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(ROWS);
  });

  it('never overwrites a dataset, and knows which name was meant', async () => {
    await take('msft');
    await expect(take('msft')).rejects.toMatchObject({ code: 'DATASET_EXISTS' });
    expect(() => catalogue.read('msfd')).toThrow(/there is no dataset msfd .*did you mean msft\?/);
    expect(() => catalogue.remove('aapl')).toThrow(/there is no dataset aapl/);
  });

  it('removes nothing outside of it, whatever the name', async () => {
    await take('msft');
    const inner = new Catalogue(join(catalogue.dir, 'inner'));
    for (const name of ['../msft', '..', '.', '', join(catalogue.dir, 'msft')]) {
      expect(() => inner.remove(name)).toThrow(/there is no dataset/);
    }
    expect(catalogue.names()).toEqual(['msft']);
  });

  it('leaves nothing where an import stops', async () => {
    for (const share of [0.2, 0.6]) {
      const onProgress = (read: number, total: number): void => {
        if (read / total > share) throw new Error('stop');
      };
      await expect(take('msft', { onProgress })).rejects.toThrow('stop');
      expect(existsSync(catalogue.dir) ? readdirSync(catalogue.dir) : []).toEqual([]);
    }
    writeFileSync(file, 'no market data');
    await expect(take('msft')).rejects.toMatchObject({ code: 'DATA_UNKNOWN_FORMAT' });
    expect(catalogue.names()).toEqual([]);
  });

  it('replaces what a killed import left behind', async () => {
    const part = join(catalogue.dir, 'msft.part');
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'half'), 'x');
    expect(catalogue.names()).toEqual([]);
    const { file: kept } = await take('msft');
    expect(readdirSync(join(catalogue.dir, 'msft')).sort()).toEqual([kept, 'dataset.json']);
    expect(readdirSync(catalogue.dir)).toEqual(['msft']);
  });

  it('finds bytes that are not those that were imported', async () => {
    const kept = catalogue.fileOf('msft', await take('msft'));
    chmodSync(kept, 0o644);
    writeFileSync(kept, ROWS.replace('34200.2', '34200.3'));
    const { findings } = await checkDataset(catalogue, 'msft');
    expect(findings.map(({ check, severity }) => [check, severity])).toEqual([['checksum', 'error']]);
    truncateSync(kept, 30);
    const [checksum, unreadable] = (await checkDataset(catalogue, 'msft')).findings;
    expect(checksum?.places[0]?.words).toMatch(/it has 30 bytes, not/);
    expect(unreadable).toMatchObject({ check: 'unreadable', places: [{ line: 2 }] });
  });

  it('tells a damaged description by its place and hides no other dataset', async () => {
    await take('good');
    const { sha256 } = await take('bad');
    const path = join(catalogue.dir, 'bad', 'dataset.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(sha256, sha256.slice(1)));
    const entries = catalogue.entries();
    expect(entries.map(({ name }) => name)).toEqual(['bad', 'good']);
    expect(entries[0]?.problem).toMatch(/bad.dataset.json: sha256 must match pattern/);
    expect(entries[1]?.dataset?.facts.records).toBe(2);
    expect(() => parseDataset('{', 'd.json')).toThrow(/d.json is not JSON/);
    expect(() => parseDataset('{"file":"../x"}', 'd.json')).toThrow(/d.json: /);
  });

  it('takes names that are folders everywhere', async () => {
    for (const name of ['', '-x', '../x', 'a/b', 'a.part', 'x.', 'ü']) {
      await expect(take(name)).rejects.toMatchObject({ code: 'USAGE' });
    }
    const names = ['a/b/MSFT 1.csv.gz', 'x.parquet', '.csv', 'é', 'tick-data.itch50', '-v.csv'];
    expect(names.map(nameAfterFile)).toEqual(['MSFT-1', 'x', 'csv', 'data', 'tick-data', 'v']);
  });
});
