import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { MAX_BIGINT_BYTES, MAX_DEPTH } from '../../../../../src/core/data/codec/tags.ts';
import type { PlainData } from '../../../../../src/core/models/plainData.ts';

const hex = (data: PlainData) => Buffer.from(encodePlain(data)).toString('hex');
const bytes = (...parts: (number | readonly number[])[]) => Uint8Array.from(parts.flat());

/** Frozen: stored runs and trace hashes rest on these bytes. */
const FROZEN: readonly [string, PlainData, string][] = [
  ['null', null, '00'],
  ['booleans', [false, true], '0d020102'],
  ['small integers', [0, 127, 128, -1, -129], '0d050300037f0380010400048001'],
  ['the largest integers', [2 ** 53 - 1, 1 - 2 ** 53], '0d0203ffffffffffffff0f04feffffffffffff0f'],
  ['other numbers', [0.5, 2 ** 53, -Infinity], '0d0305000000000000e03f05000000000000404305000000000000f0ff'],
  ['NaN', Number.NaN, '05000000000000f87f'],
  ['bigints', [0n, 255n, -256n], '0d0306000601ff07020001'],
  ['text', ['', 'aé€😀'], '0d020800080a61c3a9e282acf09f9880'],
  [
    'typed arrays',
    [Uint8Array.of(7), Int32Array.of(-2), Uint32Array.of(0xfffffffe)],
    '0d030901070a01feffffff0b01feffffff',
  ],
  ['doubles', Float64Array.of(1, -0, Number.NaN), '0c03000000000000f03f0000000000000000000000000000f87f'],
  ['an object', { b: 1, a: null, '10': true, '9': false }, '0e040231300201390101610001620301'],
];

function nested(depth: number): PlainData {
  let data: PlainData = null;
  for (let i = 0; i < depth; i++) data = [data];
  return data;
}

describe('the codec of plain data', () => {
  it.each(FROZEN)('writes %s as frozen', (_, data, expected) => {
    expect(hex(data)).toBe(expected);
    expect(encodePlain(decodePlain(encodePlain(data)))).toEqual(encodePlain(data));
  });

  it('counts -0 as 0, alone and in arrays', () => {
    expect(hex(-0)).toBe(hex(0));
    expect(hex(Float64Array.of(-0))).toBe(hex(Float64Array.of(0)));
  });

  it('takes views in the middle of a buffer and gives arrays of their own', () => {
    const whole = Float64Array.of(1, 2, 3, 4);
    const encoded = encodePlain(whole.subarray(1, 3));
    const padded = new Uint8Array(encoded.length + 3);
    padded.set(encoded, 3);
    const decoded = decodePlain(padded.subarray(3)) as Float64Array;
    expect(decoded).toEqual(Float64Array.of(2, 3));
    decoded[0] = 9;
    expect(padded.subarray(3)).toEqual(encoded);
  });

  it('keeps an own key named __proto__ as a key', () => {
    const data = JSON.parse('{"__proto__": 1, "a": {"__proto__": null}}') as PlainData;
    const decoded = decodePlain(encodePlain(data)) as Record<string, PlainData>;
    expect(Object.keys(decoded)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(JSON.stringify(decoded)).toBe(JSON.stringify(data));
  });

  it('takes objects without prototype and the same object twice, but no cycle', () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(hex([bare, bare])).toBe(hex([{ a: 1 }, { a: 1 }]));
  });

  const cycle: Record<string, unknown> = { inner: [] };
  (cycle.inner as unknown[]).push(cycle);
  class Account {
    readonly cash = 1;
  }
  const refused: readonly [string, unknown, string, RegExp][] = [
    ['undefined', { a: [1, undefined] }, '$.a[1]', /undefined/],
    ['a hole in an array', { a: new Array(1) }, '$.a[0]', /undefined/],
    ['a function', [() => 1], '$[0]', /a function/],
    ['a symbol', Symbol('x'), '$', /a symbol/],
    ['a symbol as key', { a: { [Symbol('x')]: 1 } }, '$.a', /a symbol as key/],
    ['a class instance', { x: { account: new Account() } }, '$.x.account', /an instance of Account/],
    ['a Map', [new Map()], '$[0]', /an instance of Map/],
    ['a Date', new Date(0), '$', /an instance of Date/],
    ['another typed array', { a: new Float32Array(1) }, '$.a', /a Float32Array/],
    ['a DataView', new DataView(new ArrayBuffer(1)), '$', /a DataView/],
    ['a cycle', cycle, '$.inner[0]', /a cycle/],
    ['too deep a nest', nested(MAX_DEPTH + 1), `$${'[0]'.repeat(MAX_DEPTH)}`, /deeper than/],
    ['too long a bigint', [1n << BigInt(8 * MAX_BIGINT_BYTES)], '$[0]', /a bigint of more than/],
  ];

  it.each(refused)('refuses %s and names the place', (_, data, path, message) => {
    const attempt = () => encodePlain(data as PlainData);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ code: 'DATA_INVALID_FIELD' }));
    expect(attempt).toThrow(expect.objectContaining({ facts: expect.objectContaining({ path }) }));
  });

  it('takes what lies just within its limits', () => {
    expect(decodePlain(encodePlain(nested(MAX_DEPTH)))).toEqual(nested(MAX_DEPTH));
    const longest = -(1n << BigInt(8 * MAX_BIGINT_BYTES)) + 1n;
    expect(decodePlain(encodePlain(longest))).toBe(longest);
  });

  const hostile: readonly [string, Uint8Array, number][] = [
    ['nothing at all', bytes(), 0],
    ['an unknown tag', bytes(15), 0],
    ['bytes after the end', bytes(0, 0), 1],
    ['a number longer than needed', bytes(3, 0x80, 0), 1],
    ['a number beyond 2^53', bytes(3, [255, 255, 255, 255, 255, 255, 255, 127]), 1],
    ['a number without end', bytes(3, Array(50).fill(255)), 1],
    ['the negative twin of 2^53', bytes(4, [255, 255, 255, 255, 255, 255, 255, 15]), 0],
    ['a whole number as double', bytes(5, [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]), 0],
    ['a negative zero', bytes(5, [0, 0, 0, 0, 0, 0, 0, 0x80]), 1],
    ['an unusual NaN', bytes(5, [1, 0, 0, 0, 0, 0, 0xf8, 0x7f]), 1],
    ['a negative NaN in an array', bytes(12, 1, [0, 0, 0, 0, 0, 0, 0xf8, 0xff]), 2],
    ['a double cut off', bytes(5, 0, 0), 1],
    ['a negative bigint zero', bytes(7, 0), 0],
    ['a bigint with a leading zero', bytes(6, 2, 1, 0), 0],
    ['text beyond the end', bytes(8, 5, 0x61), 1],
    ['malformed text', bytes(8, 2, 0x61, 0xff), 3],
    ['an array of 2^50 doubles', bytes(12, [128, 128, 128, 128, 128, 128, 128, 2]), 1],
    ['an array of 2^50 values', bytes(13, [128, 128, 128, 128, 128, 128, 128, 2]), 1],
    ['an object of more entries than bytes', bytes(14, 2, 0, 0), 1],
    ['keys out of order', bytes(14, 2, [1, 0x62, 0], [1, 0x61, 0]), 5],
    ['a key twice', bytes(14, 2, [1, 0x61, 0], [1, 0x61, 0]), 5],
    ['a nest without end', bytes(Array(100_000).fill([13, 1]).flat()), 2 * MAX_DEPTH],
  ];

  it.each(hostile)('refuses %s at its offset', (_, data, offset) => {
    const attempt = () => decodePlain(data);
    expect(attempt).toThrow(expect.objectContaining({ code: 'DATA_CORRUPT', facts: { offset } }));
  });
});
