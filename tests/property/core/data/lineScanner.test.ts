import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRows } from '../../../../src/core/data/text/csvRows.ts';
import { LineScanner } from '../../../../src/core/data/text/lineScanner.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const chunkBytes = fc.integer({ min: 1, max: 500 });

/** Feeds bytes in chunks, and calls `visit` while `next` says yes. */
function drain(
  scanner: { next(): boolean },
  lines: LineScanner,
  bytes: Uint8Array,
  size: number,
  visit: () => void,
) {
  for (let at = 0; at < bytes.length; at += size) {
    lines.feed(bytes.subarray(at, at + size));
    while (scanner.next()) visit();
  }
  lines.finish();
  while (scanner.next()) visit();
}

describe('LineScanner', () => {
  it('splits as a split of the whole text does, whatever the lengths of lines and chunks', () => {
    const line = fc.oneof(
      fc.stringMatching(/^[a-z,]{0,20}$/),
      fc.integer({ min: 80, max: 400 }).map((n) => 'x'.repeat(n)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), chunkBytes, (list, terminated, size) => {
        const text = list.join('\n') + (terminated ? '\n' : '');
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        const lines = new LineScanner('x');
        const found: string[] = [];
        drain(lines, lines, encode(text), size, () =>
          found.push(new TextDecoder().decode(lines.bytes.subarray(lines.start, lines.end))),
        );
        expect(found).toEqual(expected);
        expect(lines.line).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('CsvRows', () => {
  it('gives the cells of any table that is quoted after RFC 4180, in chunks of any size', () => {
    const cell = fc.stringMatching(/^[a-z]{0,3}([",\n][a-z]{1,2}){0,3}$/);
    const table = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        chunkBytes,
        (rows, separator, end, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const header = ['a', 'b', 'c'].join(separator);
          const text = header + end + rows.map((row) => row.map(quoted).join(separator)).join(end);
          const reader = new CsvRows('x');
          const found: string[][] = [];
          drain(reader, reader.lines, encode(text), size, () =>
            found.push(
              Array.from({ length: reader.count }, (_, i) =>
                new TextDecoder().decode(reader.bytes.subarray(reader.starts[i], reader.ends[i])),
              ),
            ),
          );
          expect(found.slice(1)).toEqual(rows);
        },
      ),
      { numRuns: 400 },
    );
  });
});
