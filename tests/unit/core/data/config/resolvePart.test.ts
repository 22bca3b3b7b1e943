import { describe, expect, it } from 'vitest';
import { resolvePart } from '../../../../../src/core/data/config/resolvePart.ts';
import { integerSetting, settings } from '../../../../../src/core/data/config/schema.ts';

const schema = settings('A part', {
  size: integerSetting(3, 1, 9, { description: 'Its size' }),
  inner: settings('Within', { depth: integerSetting(1, 0, 5, { description: 'Its depth' }) }),
});
const resolved = (values: unknown) => resolvePart(schema, values, ['parts', '2', 'settings'], 'part x');

describe('settings of a part', () => {
  it('are completed by the schema of the part', () => {
    expect(resolved({})).toEqual({ size: 3, inner: { depth: 1 } });
    expect(resolved({ inner: { depth: 4 } })).toEqual({ size: 3, inner: { depth: 4 } });
    expect(resolved(resolved({ size: 5 }))).toEqual(resolved({ size: 5 }));
  });

  it('are refused with the whole path and the part', () => {
    expect(() => resolved({ size: 0 })).toThrow('parts.2.settings.size is 0: must be >= 1, in part x');
    expect(() => resolved({ inner: { dept: 1 } })).toThrow(
      'unknown setting parts.2.settings.inner.dept (did you mean parts.2.settings.inner.depth?), in part x',
    );
    expect(() => resolved(3)).toThrow('parts.2.settings is 3: must be object');
  });
});
