import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_VALUE, JsonScanner } from '../../../../src/core/data/text/jsonScanner.ts';
import { LineScanner } from '../../../../src/core/data/text/lineScanner.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';

function scannerOf(text: string): JsonScanner {
  const lines = new LineScanner('feed');
  lines.feed(new TextEncoder().encode(`${text}\n`));
  lines.next();
  const json = new JsonScanner(lines);
  json.begin(lines.start);
  return json;
}

/** True where the scanner takes the text as one JSON value. */
function accepts(text: string): boolean {
  const json = scannerOf(text);
  try {
    json.skip();
    json.endLine();
    return true;
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    expect(error.facts).toMatchObject({ file: 'feed', line: 1 });
    return false;
  }
}

/** The engine's own judgement. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const NOISE = fc
  .array(fc.constantFrom(...'{}[]",:\\0123.-+eEtrufalsn\tx é'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('JsonScanner', () => {
  it('takes what is JSON and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(NOISE, fc.json({ maxDepth: 5 })), (text) => {
        fc.pre(!/[\n\u2028]/.test(text) && text !== '');
        expect(accepts(text)).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes JSON with a piece changed, cut or added as the engine does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.nat(2), NOISE, (text, place, cut, added) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + added + text.slice(at + cut);
        fc.pre(changed !== '');
        expect(accepts(changed)).toBe(isJson(changed));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives keys and scalars as spans', () => {
    const json = scannerOf(' { "a" : "x\\"y" , "bc":-1.5e3,"d":[true, null] } ');
    const seen: [string, number, string][] = [];
    const key = () => json.shown(json.from, json.to);
    for (let more = json.firstKey(); more; more = json.nextKey()) {
      const name = key();
      if (json.keyIs('d')) {
        for (let item = json.firstItem(); item; item = json.nextItem())
          seen.push([name, json.scalar(), key()]);
      } else seen.push([name, json.scalar(), key()]);
    }
    json.endLine();
    expect(seen).toEqual([
      ['a', JSON_VALUE.text, 'x\\"y'],
      ['bc', JSON_VALUE.number, '-1.5e3'],
      ['d', JSON_VALUE.literal, 'true'],
      ['d', JSON_VALUE.literal, 'null'],
    ]);
  });
});
