import { describe, expect, it } from 'vitest';
import type { RunManifest } from '../../../../src/core/models/manifest.ts';
import { manifestText, parseManifest } from '../../../../src/simulation/results/manifestJson.ts';
import { buildWorld, manifestOf, planWorld } from '../../../../src/simulation/scenarios/createWorld.ts';

const plan = planWorld('market', [], 1);
const plain = manifestOf(plan, buildWorld(plan), 'commands', '1');
const recordings = [{ file: 'flow.csv', bytes: 12, sha256: 'ab'.repeat(32) }];

describe('a manifest', () => {
  it('names recorded files and silent actors where there are any', () => {
    const manifest: RunManifest = { ...plain, recordings, silent: ['market-maker'] };
    expect(parseManifest(manifestText(manifest), 'manifest.json')).toEqual(manifest);
    expect(parseManifest(manifestText({ ...plain, silent: [] }), 'manifest.json').silent).toEqual([]);
  });

  it('says nothing of them where there are none', () => {
    expect(manifestText(plain)).not.toMatch(/recordings|silent/);
    expect(parseManifest(manifestText(plain), 'manifest.json')).not.toHaveProperty('silent');
  });

  it.each([
    [{ silent: 'market-maker' }, 'silent must be a list of strings'],
    [{ silent: [1] }, 'silent must be a list of strings'],
    [{ recordings: [{ ...recordings[0], bytes: -1 }] }, 'bytes must be a whole number'],
    [{ recordings: [{ file: 'flow.csv', bytes: 1 }] }, 'sha256 must be a string'],
  ])('refuses %j', (wrong, message) => {
    const text = manifestText({ ...plain, ...(wrong as object) });
    expect(() => parseManifest(text, 'manifest.json')).toThrow(message);
  });
});
