import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemorySource } from '../../../../src/core/data/log/byteStore.ts';
import { LogReader } from '../../../../src/core/data/log/logReader.ts';
import { MemoryLog } from '../../../../src/core/data/log/memoryLog.ts';
import type { RecordClass } from '../../../../src/core/models/ports/recorder.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import {
  anchorAt,
  entriesOf,
  type PlainEntry,
  TEST_KINDS,
  writeEntry,
  writeSmallLog,
} from '../../../support/logEntries.ts';

const extremes = [
  0,
  -0,
  1,
  -1,
  127,
  128,
  -128,
  -129,
  32_767,
  32_768,
  -32_769,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 52,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  2 ** 53,
  2 ** 60,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  0.1,
  -0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const fieldValue = fc.oneof(
  fc.constantFrom(...extremes),
  fc.integer({ min: -300, max: 300 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
);
const count = fc.oneof(
  fc.nat({ max: 300 }),
  fc.maxSafeNat().map((n) => n % 2 ** 51),
);

const entry: fc.Arbitrary<PlainEntry> = fc.constantFrom(...TEST_KINDS).chain((kind) =>
  fc
    .record({
      recordClass: fc.constantFrom<RecordClass>(0, 1, 2),
      events: count,
      time: count,
      from: fc.oneof(fc.integer({ min: -1, max: 1000 }), fc.integer({ min: -1, max: 2 ** 31 - 1 })),
      to: fc.integer({ min: -1, max: 5 }),
      fields: fc.array(fieldValue, { minLength: kind.fields, maxLength: kind.fields }),
      body: fc.option(fc.array(fc.nat({ max: 255 }), { maxLength: 20 }), { nil: undefined }),
    })
    .map(({ body, ...rest }) => ({ ...rest, kind: kind.id, ...(body === undefined ? {} : { body }) })),
);
const action = fc.oneof(
  { weight: 12, arbitrary: entry },
  { weight: 1, arbitrary: fc.constant('anchor' as const) },
  { weight: 1, arbitrary: fc.constant('flush' as const) },
);

function smallLog(): { bytes: Uint8Array; entries: PlainEntry[]; ends: number[] } {
  const log = new MemoryLog();
  const entries = writeSmallLog(log);
  const ends = [...log.reader().segments()].map((place) => place.bodyOffset + place.header.bodyBytes);
  return { bytes: log.toBytes(), entries, ends };
}

/** What a tolerant reader gives and says of damaged bytes, and that a strict one refuses them in the same words. */
function readDamaged(bytes: Uint8Array): { entries: PlainEntry[]; problem: BaseError } {
  const source = new MemorySource([bytes], 'damaged.mslog');
  let refused: unknown;
  try {
    new LogReader(source).forEach(() => {});
  } catch (error) {
    refused = error;
  }
  const tolerant = new LogReader(source, { tolerant: true });
  const { problem } = tolerant.ending();
  if (!(refused instanceof BaseError) || problem === undefined) throw new Error('the damage was not seen');
  expect(refused.message).toBe(problem.message);
  expect(problem.facts).toMatchObject({ file: 'damaged.mslog', byteOffset: expect.any(Number) });
  return { entries: entriesOf(tolerant), problem };
}

describe('event log, for all entries', () => {
  it('gives back exactly what was written', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 80 }),
        fc.constantFrom(150, 1000, undefined),
        (actions, size) => {
          const log = new MemoryLog(size === undefined ? {} : { segmentBytes: size });
          const written: PlainEntry[] = [];
          for (const step of actions) {
            if (step === 'anchor') log.anchor(anchorAt(written.length));
            else if (step === 'flush') log.forEach(() => {});
            else {
              writeEntry(log, step);
              written.push(step);
            }
          }
          log.close();
          expect(entriesOf(log.reader())).toStrictEqual(written);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('event log, damaged', () => {
  it('is seen wherever one byte changed, and read up to the segment before', () => {
    const { bytes, entries, ends } = smallLog();
    const before = [0, 3, 4, 5];
    for (let at = 0; at < bytes.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        const damaged = bytes.slice();
        damaged[at] ^= change;
        const whole = ends.filter((end) => end <= at).length;
        expect(readDamaged(damaged).entries).toEqual(entries.slice(0, before[whole]));
      }
    }
  });

  it('is read up to its last whole segment wherever it was cut', () => {
    const { bytes, entries, ends } = smallLog();
    const before = [0, 3, 4, 5];
    for (let length = 0; length < bytes.length; length++) {
      const { entries: read, problem } = readDamaged(bytes.slice(0, length));
      const whole = ends.filter((end) => end <= length).length;
      expect(problem.code).toBe('DATA_TRUNCATED');
      expect(read).toEqual(entries.slice(0, before[whole]));
    }
  });

  it('is seen wherever bytes were put in, taken out, or a segment doubled or moved', () => {
    const { bytes, ends } = smallLog();
    for (let at = 0; at <= bytes.length; at++) {
      readDamaged(Uint8Array.of(...bytes.subarray(0, at), 0, ...bytes.subarray(at)));
      if (at < bytes.length) readDamaged(Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1)));
    }
    const [first, second] = [bytes.subarray(16, ends[0]), bytes.subarray(ends[0], ends[1])];
    const [head, last] = [bytes.subarray(0, 16), bytes.subarray(ends[1])];
    readDamaged(Uint8Array.of(...head, ...second, ...first, ...last));
    readDamaged(Uint8Array.of(...head, ...first, ...first, ...second, ...last));
    readDamaged(Uint8Array.of(...head, ...first, ...last));
  });

  it('never hangs or fails otherwise on random bytes', () => {
    const { bytes } = smallLog();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: bytes.length }), (noise, keep) => {
        readDamaged(Uint8Array.of(...bytes.subarray(0, keep), ...noise, 1));
      }),
      { numRuns: 300 },
    );
  });
});
