import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../../../../src/core/data/config/layers.ts';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { integerSetting, settings, textSetting } from '../../../../../src/core/data/config/schema.ts';

const tier = settings('A tier', { lots: integerSetting(10, 0, 1000, { description: 'From' }) });
const venue = settings('A venue', {
  name: textSetting('X', { description: 'Name' }),
  fee: integerSetting(3, 0, 100, { description: 'Fee' }),
  tiers: Type.Array(tier, { default: [], description: 'Tiers' }),
});
const schema = settings('Venues', {
  venues: Type.Array(venue, {
    default: [
      { name: 'A', fee: 1 },
      { name: 'B', tiers: [{ lots: 5 }, {}] },
    ],
    description: 'Where',
  }),
});
const resolved = (...texts: string[]) =>
  resolveConfig(
    schema,
    texts.map((text) => parseAssignment(text)),
  ).venues;

describe('a change of one entry of a list', () => {
  it('leaves the others and the rest of it as the default has them', () => {
    expect(resolved('venues.1.fee=9')).toEqual([
      { name: 'A', fee: 1, tiers: [] },
      { name: 'B', fee: 9, tiers: [{ lots: 5 }, { lots: 10 }] },
    ]);
    expect(resolved('venues.1.tiers.1.lots=7')[1].tiers).toEqual([{ lots: 5 }, { lots: 7 }]);
    expect(resolved('venues.0.fee=4', 'venues.0.name=C')[0]).toMatchObject({ name: 'C', fee: 4 });
  });

  it('changes a list that a layer below has given, and gives way to one above', () => {
    expect(resolved('venues=[{"name":"Z"}]', 'venues.0.fee=8')).toEqual([{ name: 'Z', fee: 8, tiers: [] }]);
    expect(resolved('venues.0.fee=8', 'venues=[{"name":"Z"}]')).toEqual([{ name: 'Z', fee: 3, tiers: [] }]);
  });

  it.each([
    ['venues.2.fee=1', 'unknown setting venues.2: the list venues has the entries 0 to 1'],
    ['venues.x.fee=1', 'unknown setting venues.x: the list venues has the entries 0 to 1'],
    ['venues.0.tiers.0.lots=1', 'unknown setting venues.0.tiers.0: the list venues.0.tiers is empty'],
    ['venues.1.fe=1', 'unknown setting venues.1.fe (did you mean venues.1.fee?), in --set venues.1.fe=1'],
    ['venues.1.fee=101', 'venues.1.fee is 101: must be <= 100, in --set venues.1.fee=101'],
  ])('refuses %s', (text, message) => {
    expect(() => resolved(text)).toThrow(message);
  });
});
