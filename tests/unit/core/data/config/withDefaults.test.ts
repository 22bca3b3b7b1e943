import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { integerSetting, settings } from '../../../../../src/core/data/config/schema.ts';
import { withDefaults } from '../../../../../src/core/data/config/withDefaults.ts';

const number = (fallback: number) => integerSetting(fallback, 0, 9, { description: 'A number' });
const schema = settings('All', {
  a: number(1),
  group: settings('A group', { b: number(2), c: number(3) }),
  part: Type.Object({}, { default: {}, additionalProperties: true }),
  list: Type.Array(settings('An entry', { d: number(4), e: number(5) }), { default: [{}] }),
});
const other = withDefaults(schema, {
  group: { c: 7 },
  part: { free: 'text' },
  list: [{ d: 8 }, {}],
});
const resolve = (values: Record<string, unknown>, of = other) =>
  resolveConfig(of, [{ source: 'test', values }]);

describe('settings with other defaults', () => {
  it('differ where they were told to, at any depth', () => {
    const list = [
      { d: 8, e: 5 },
      { d: 4, e: 5 },
    ];
    expect(resolve({})).toEqual({ a: 1, group: { b: 2, c: 7 }, part: { free: 'text' }, list });
  });

  it('are changed setting by setting', () => {
    const { group, list } = resolve({ group: { b: 0 }, list: { 0: { e: 6 } } });
    expect(group).toEqual({ b: 0, c: 7 });
    expect(list[0]).toEqual({ d: 8, e: 6 });
    expect(() => resolve({ group: { c: 10 } })).toThrow('group.c is 10');
  });

  it('leave those that they were made of as they were', () => {
    expect(resolve({}, schema)).toEqual({ a: 1, group: { b: 2, c: 3 }, part: {}, list: [{ d: 4, e: 5 }] });
  });
});
