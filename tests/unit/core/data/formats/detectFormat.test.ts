import { describe, expect, it } from 'vitest';
import {
  detectFormat,
  namedFormat,
  requireFormat,
} from '../../../../../src/core/data/formats/detectFormat.ts';
import type { FeedFormat, FeedSample } from '../../../../../src/core/data/formats/feedFormat.ts';
import { lobsterFormat } from '../../../../../src/core/data/lobster/lobsterFormat.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';

const sample = (text: string, whole = true): FeedSample => ({
  name: 'x',
  head: new TextEncoder().encode(text),
  whole,
});
const toy = (name: string, beginning: string): FeedFormat => ({
  name,
  title: name,
  ruledOut: ({ head }) =>
    new TextDecoder().decode(head).startsWith(beginning) ? undefined : `it does not begin with ${beginning}`,
  open: lobsterFormat.open,
});

function refusal(action: () => unknown): BaseError {
  try {
    action();
  } catch (error) {
    if (error instanceof BaseError) return error;
  }
  throw new Error('was not refused');
}

describe('detection of a format', () => {
  it('takes the first format that fits: the list goes from the particular to the general', () => {
    const formats = [toy('a', 'aa'), toy('b', 'a')];
    expect(detectFormat(sample('aaa'), formats)).toEqual({ format: formats[0] });
    expect(detectFormat(sample('ab'), formats)).toEqual({ format: formats[1] });
    expect(detectFormat(sample('b'), formats)).toEqual({
      format: undefined,
      reasons: ['a: it does not begin with aa', 'b: it does not begin with a'],
    });
  });

  it('knows a LOBSTER message file by its first line, also where the sample ends inside a line', () => {
    expect(requireFormat('f', sample('34200.1,1,11,100,3100000,1\n34200.2,1,1', false)).name).toBe('lobster');
  });

  it('names every format and why it was ruled out', () => {
    const error = refusal(() => requireFormat('notes.txt', sample('Dear diary\n')));
    expect(error.code).toBe('DATA_UNKNOWN_FORMAT');
    expect(error.message).toMatch(/^notes.txt is of no known format\n/);
    expect(error.message).toMatch(/\n {2}lobster: its first line is not a message: .*found 'Dear diary'/);
  });

  it.each(['', '\n', 'x', '\0\0\0\0\0\0\0\0', 'PK'])('refuses %j in words', (text) => {
    expect(refusal(() => requireFormat('f', sample(text))).code).toBe('DATA_UNKNOWN_FORMAT');
  });

  it('sends order streams to the replay', () => {
    const head = new Uint8Array(16);
    head.set([0x31, 0x30, 0x30, 0x5f, 0x57, 0x42, 0x45, 0x4d]);
    const error = refusal(() => requireFormat('s.bin', { name: 's.bin', head, whole: false }));
    expect(error.advice).toMatch(/market-sim replay/);
  });

  it('knows formats by name, and the name that was meant', () => {
    expect(namedFormat('lobster')).toBe(lobsterFormat);
    expect(refusal(() => namedFormat('lobstre')).message).toMatch(/did you mean lobster\?/);
  });
});
