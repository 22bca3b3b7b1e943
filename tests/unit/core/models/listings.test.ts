import { describe, expect, it } from 'vitest';
import { Listings } from '../../../../src/core/models/listings.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';
import { STOCK } from '../../../support/syntheticRun.ts';

const actors = [
  { name: 'trader-1', kind: 'trader' },
  { name: 'lit', kind: 'venue' },
  { name: 'dark', kind: 'venue' },
];

/** ABC at both venues, the second of which has another stock as its first. */
const both = new Listings({
  actors,
  instruments: [
    { ...STOCK, symbol: 'ABC', venue: 1, venueInstrument: 0 },
    { ...STOCK, symbol: 'ABC', venue: 2, venueInstrument: 1 },
    { ...STOCK, symbol: 'XYZ', venue: 2, venueInstrument: 0 },
  ],
});

const one = new Listings({ actors, instruments: [STOCK, { ...STOCK, symbol: 'XYZ' }] });

function codeAndAdvice(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BaseError) return `${error.code}: ${error.message}. ${error.advice}`;
  }
  throw new Error('nothing was thrown');
}

describe('Listings', () => {
  it('finds the place of an instrument by its venue and its number there', () => {
    expect([both.placeOf(1, 0), both.placeOf(2, 1), both.placeOf(2, 0)]).toEqual([0, 1, 2]);
    expect([both.placeOf(1, 1), both.placeOf(0, 0), both.placeOf(3, 0), both.placeOf(-1, 0)]).toEqual(
      new Array(4).fill(-1),
    );
    expect([both.placeOf(2, 2), both.placeOf(2, -1), both.placeOf(2, 0.5)]).toEqual([-1, -1, -1]);
    expect([0, 1, 2].map((place) => both.numberOf(place))).toEqual([0, 1, 0]);
  });

  it('takes numbers as places in a world of one venue, whoever wrote the line', () => {
    expect([one.placeOf(0, 0), one.placeOf(7, 1), one.placeOf(0, 2), one.placeOf(0, -1)]).toEqual([
      0, 1, -1, -1,
    ]);
    expect([one.isAt(0, 0), one.isAt(1, 5), one.numberOf(1)]).toEqual([true, true, 1]);
    expect(one.venues).toEqual([]);
    expect(one.alike(1)).toEqual([1]);
  });

  it('names an instrument with its venue where it is listed twice', () => {
    expect(both.names).toEqual(['ABC@lit', 'ABC@dark', 'XYZ']);
    expect(one.names).toEqual(['ACME', 'XYZ']);
    expect([both.alike(0), both.alike(1), both.alike(2)]).toEqual([[0, 1], [0, 1], [2]]);
    expect([both.isAt(0, 1), both.isAt(0, 2)]).toEqual([true, false]);
  });

  it('knows instruments by name, and says what else there is', () => {
    const named = (name: string) => both.named(name, '--instrument', 'runs/a');
    expect([named('ABC@dark'), named('XYZ'), named('XYZ@dark')]).toEqual([1, 2, 2]);
    expect(codeAndAdvice(() => named('ABC'))).toBe(
      'USAGE: --instrument ABC: runs/a lists it at 2 venues. Name one of ABC@lit, ABC@dark.',
    );
    expect(codeAndAdvice(() => named('XYZ@lit'))).toBe(
      'USAGE: --instrument XYZ@lit: runs/a has no such instrument. Name one of ABC@lit, ABC@dark, XYZ.',
    );
    expect(one.named('XYZ', '--instrument', 'runs/a')).toBe(1);
  });
});
