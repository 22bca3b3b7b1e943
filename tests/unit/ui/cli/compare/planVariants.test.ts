import { describe, expect, it } from 'vitest';
import { planVariants } from '../../../../../src/ui/cli/compare/planVariants.ts';
import { parseSeeds } from '../../../../../src/ui/cli/compare/seedList.ts';
import { parseVariation } from '../../../../../src/ui/cli/compare/variation.ts';

const planned = (target: string, ...vary: string[]) => planVariants({ target, set: [] }, vary);

describe('seeds of a comparison', () => {
  it.each([
    ['3', [1, 2, 3]],
    ['5-7', [5, 6, 7]],
    ['3,7,9', [3, 7, 9]],
    ['1-2,9', [1, 2, 9]],
    ['7,', [7]],
    ['0-1', [0, 1]],
  ])('%s', (text, seeds) => {
    expect(parseSeeds(text)).toEqual(seeds);
  });

  it.each([
    ['0', 'there must be one at least'],
    ['', 'nothing is no whole number'],
    ['ten', 'ten is no whole number'],
    ['7-5', '7-5 ends before it begins'],
    ['1-2-3', '1-2-3 is no range'],
    ['1,1', 'a seed is there twice'],
    ['1,,2', 'nothing is no whole number'],
    ['20000', 'at most 10000 seeds'],
  ])('refuses "%s": %s', (text, why) => {
    expect(() => parseSeeds(text)).toThrow(why);
  });
});

describe('a setting to vary', () => {
  it('is cut at the commas between values', () => {
    expect(parseVariation('a.b=1,two,3')).toMatchObject({ path: 'a.b', values: ['1', 'two', '3'] });
    expect(parseVariation('a={"x":[1,2]},"p,q",[3,4]').values).toEqual(['{"x":[1,2]}', '"p,q"', '[3,4]']);
    expect(parseVariation('a="br{ck,t",2').values).toEqual(['"br{ck,t"', '2']);
  });

  it.each(['a', '=1,2', 'a=1', 'a=1,', 'a=', 'a={"x":1,2}'])('refuses %s', (text) => {
    expect(() => parseVariation(text)).toThrow(/^--vary /);
  });
});

describe('the variants of a comparison', () => {
  it('are all combinations, the first values first', () => {
    const variants = planned('market', 'venue.takerFeePpm=30,0', 'until=1s,2s');
    expect(variants.map(({ label }) => label)).toEqual(['A 30, 1s', 'B 30, 2s', 'C 0, 1s', 'D 0, 2s']);
    expect(variants[2]).toMatchObject({
      words: 'venue.takerFeePpm=0, until=1s',
      settings: [
        { path: 'venue.takerFeePpm', value: 0 },
        { path: 'until', value: '1s' },
      ],
      plan: { scenario: 'market', config: { until: '1s', venue: { takerFeePpm: 0 } } },
    });
  });

  it('are those of the scenario where nobody names any', () => {
    const variants = planned('fba-vs-continuous');
    expect(variants.length).toBeGreaterThan(1);
    expect(variants[0].settings.length).toBeGreaterThan(0);
  });

  it.each([
    [['zi'], 'scenario zi does not say what to compare'],
    [['nope', 'a=1,2'], 'there is no scenario nope'],
    [['market', 'venue.takerFeePpm=30,2000000'], 'venue.takerFeePpm is 2000000: must be <= 1000000'],
    [
      ['market', 'venue.mechanism=call-auction,call'],
      'venue.mechanism is "call": there is no such mechanism',
    ],
    [['market', 'venue.settings.depth=1,2'], 'unknown setting venue.settings.depth, in the settings of'],
    [['market', 'populations.9.count=1,2'], 'the list populations has the entries 0 to 1'],
    [
      ['market', 'venue.takerFeePpm=30,30'],
      'venue.takerFeePpm=30 and venue.takerFeePpm=30 are the same world',
    ],
    [['market', 'until=1s,2s', 'until=3s,4s'], 'until is varied twice'],
    [['market', 'venue.takerFeePpm=1,2,3,4,5', 'venue.makerFeePpm=1,2,3,4'], '5 × 4 = 20 variants'],
  ])('refuse %j', ([target, ...vary], message) => {
    expect(() => planned(target, ...vary)).toThrow(message);
  });
});
