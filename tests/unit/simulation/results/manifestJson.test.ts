import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { manifestText, parseManifest } from '../../../../src/simulation/results/manifestJson.ts';
import { stableJson } from '../../../../src/simulation/results/stableJson.ts';
import { toyManifest } from '../../../support/toyRun.ts';

const valid = JSON.parse(manifestText(toyManifest(5)));

function failure(change: (manifest: typeof valid) => void): BaseError {
  const manifest = structuredClone(valid);
  change(manifest);
  try {
    parseManifest(JSON.stringify(manifest), 'manifest.json');
  } catch (error) {
    if (error instanceof BaseError) return error;
  }
  throw new Error('the manifest was accepted');
}

describe('manifest file', () => {
  it('is read back as it was', () => {
    expect(parseManifest(manifestText(toyManifest(-3)), 'm')).toEqual(toyManifest(-3));
  });

  it('names plug-ins where there are any, and says nothing of them where there are none', () => {
    const plugins = [{ name: 'mine', version: '1.0.0', sha256: 'ab' }];
    const text = manifestText({ ...toyManifest(1), plugins });
    expect(parseManifest(text, 'm')).toEqual({ ...toyManifest(1), plugins });
    expect(manifestText(toyManifest(1))).not.toContain('plugins');
    expect(parseManifest(manifestText(toyManifest(1)), 'm')).not.toHaveProperty('plugins');
    const nameless = text.replace('"name": "mine"', '"nome": "mine"');
    expect(() => parseManifest(nameless, 'm')).toThrow('m: plugins[0].name must be a string');
  });

  it('reads back where instruments are listed, and what a contract holds', () => {
    const base = toyManifest(1);
    const [stock] = base.instruments;
    const instruments = [
      { ...stock, venue: 0, venueInstrument: 0 },
      { ...stock, contractMultiplier: '50', venue: 0, venueInstrument: 1 },
    ];
    const manifest = { ...base, instruments };
    expect(parseManifest(manifestText(manifest), 'm')).toEqual(manifest);
    expect(manifestText(base)).not.toContain('venueInstrument');
  });

  it.each([
    ['instruments[1].venue is missing', [{ venue: 0, venueInstrument: 0 }, {}]],
    [
      'instruments[1].venue must be a whole number',
      [{ venue: 0, venueInstrument: 0 }, { venueInstrument: 0 }],
    ],
    ['instruments[0].venueInstrument must be a whole number', [{ venue: 0 }, {}]],
    ['instruments[0].venue is 1, which is trader-1, a trader', [{ venue: 1, venueInstrument: 0 }, {}]],
    ['instruments[0].venue is 7, which is no actor', [{ venue: 7, venueInstrument: 0 }, {}]],
    [
      'instruments[1].venue is instrument 3 of venue, as instruments[0] is',
      [
        { venue: 0, venueInstrument: 3 },
        { venue: 0, venueInstrument: 3 },
      ],
    ],
  ])('%s', (message, listed) => {
    const [stock] = valid.instruments;
    const error = failure((manifest) => {
      manifest.instruments = listed.map((listing) => ({ ...stock, ...listing }));
    });
    expect(error.code).toBe('DATA_INVALID_FIELD');
    expect(error.message).toContain(message);
  });

  it('has the same text for the same settings in any order', () => {
    const a = { ...toyManifest(1), config: { b: { y: 1, x: [{ d: 1, c: -0 }] }, a: 'text' } };
    const b = { ...toyManifest(1), config: { a: 'text', b: { x: [{ c: 0, d: 1 }], y: 1 } } };
    expect(manifestText(a)).toBe(manifestText(b));
    expect(manifestText(a).split('\n').slice(0, 3)).toEqual([
      '{',
      '  "format": "market-sim-run",',
      '  "formatVersion": 1,',
    ]);
  });

  it.each([
    ['programVersion', 'a string', (m: typeof valid) => delete m.programVersion],
    ['seed', 'a whole number', (m: typeof valid) => (m.seed = 1.5)],
    ['tiePolicy', 'one of fifo, shuffled', (m: typeof valid) => (m.tiePolicy = 'random')],
    ['timeResolutionNs', 'a whole number from 1', (m: typeof valid) => (m.timeResolutionNs = 0)],
    ['logLevel', 'one of inputs, commands, full', (m: typeof valid) => (m.logLevel = 3)],
    ['config', 'an object', (m: typeof valid) => (m.config = [])],
    ['actors', 'a list', (m: typeof valid) => (m.actors = {})],
    ['actors[1].name', 'a string', (m: typeof valid) => (m.actors[1].name = null)],
    ['actors[0]', 'an object', (m: typeof valid) => (m.actors[0] = 'venue')],
    [
      'instruments[0].tickSize',
      'a decimal above 0',
      (m: typeof valid) => (m.instruments[0].tickSize = '0.00'),
    ],
    [
      'instruments[0].currencyScale',
      'from 0 to 18',
      (m: typeof valid) => (m.instruments[0].currencyScale = 99),
    ],
  ])('names the wrong field: %s', (field, expected, change) => {
    const error = failure(change);
    expect(error.code).toBe('DATA_INVALID_FIELD');
    expect(error.facts.field).toBe(field);
    expect(error.message).toContain(`manifest.json: ${field} must be `);
    expect(error.facts.expected).toContain(expected);
  });

  it('names what is no manifest of this format', () => {
    expect(failure((m) => (m.format = 'other')).message).toContain('its format is other');
    expect(failure((m) => (m.formatVersion = 2)).message).toContain('format version 2');
    expect(() => parseManifest('{"format": ', 'm.json')).toThrow(/m\.json is not valid JSON/);
    expect(() => parseManifest('[]', 'm.json')).toThrow('m.json: the file must be an object, and is []');
  });

  it('holds nothing that JSON would bend', () => {
    expect(() => stableJson({ a: { b: Number.NaN } })).toThrow(/a\.b is NaN/);
    expect(() => stableJson({ a: [1n] })).toThrow(/a\[0\] is not data/);
    expect(() => stableJson({ a: new Uint8Array(1) })).toThrow(/a is not data/);
    expect(stableJson({ a: undefined, b: null })).toBe('{\n  "b": null\n}\n');
  });
});
