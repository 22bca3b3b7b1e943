import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configFile } from '../../../../../src/simulation/scenarios/plugins/node/loadPlugins.ts';
import { sumOfSources } from '../../../../../src/simulation/scenarios/plugins/node/pluginSources.ts';
import {
  isProgramModule,
  publicModule,
} from '../../../../../src/simulation/scenarios/plugins/node/publicModules.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'market-sim-sources-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/b.ts'), 'b');
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  writeFileSync(join(folder, 'c.ts'), 'c');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, path);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the sum over the sources of a plug-in', () => {
  it('is that of a list of its files and packages', () => {
    const lines = [
      `file ../c.ts ${sha256('c')}`,
      `file a.ts ${sha256('a')}`,
      `file b.ts ${sha256('b')}`,
      'package x@1.0.0',
      'package y@2.0.0',
    ];
    const sources = {
      files: [at('src/b.ts'), at('c.ts'), at('src/a.ts')],
      packages: ['y@2.0.0', 'x@1.0.0'],
    };
    expect(sumOfSources(at('src/b.ts'), sources)).toBe(sha256(`${lines.join('\n')}\n`));
  });

  it('changes with every byte, name and version, and not with the place', () => {
    const sum = (files: string[], packages: string[] = []) =>
      sumOfSources(at('src/a.ts'), { files: files.map(at), packages });
    const before = sum(['src/a.ts', 'src/b.ts']);
    expect(sum(['src/b.ts', 'src/a.ts'])).toBe(before);
    expect(sum(['src/a.ts'])).not.toBe(before);
    expect(sum(['src/a.ts', 'src/b.ts'], ['x@1.0.0'])).not.toBe(before);
    writeFileSync(at('src/b.ts'), 'b ');
    expect(sum(['src/a.ts', 'src/b.ts'])).not.toBe(before);
    mkdirSync(at('moved'));
    writeFileSync(at('moved/a.ts'), 'a');
    writeFileSync(at('moved/b.ts'), 'b');
    const files = [at('moved/a.ts'), at('moved/b.ts')];
    expect(sumOfSources(at('moved/a.ts'), { files, packages: [] })).toBe(before);
  });
});

describe('names of modules', () => {
  it('lead user code to the program that runs', () => {
    expect(isProgramModule(publicModule('market-sim/actor') as string)).toBe(true);
    expect(publicModule('typebox')).toBeUndefined();
    expect(publicModule('./market-sim/actor')).toBeUndefined();
    expect(isProgramModule('file:///elsewhere/src/a.ts')).toBe(false);
  });

  it('are refused where the public interface has none', () => {
    expect(() => publicModule('market-sim/actors')).toThrow('(did you mean market-sim/actor?)');
  });
});

describe('the plug-in of a folder', () => {
  it('is found by its name, and only one is taken', () => {
    expect(configFile(folder)).toBeUndefined();
    writeFileSync(at('market-sim.config.mjs'), '');
    expect(configFile(folder)).toBe('market-sim.config.mjs');
    writeFileSync(at('market-sim.config.ts'), '');
    expect(() => configFile(folder)).toThrow('both market-sim.config.ts and market-sim.config.mjs');
  });
});
