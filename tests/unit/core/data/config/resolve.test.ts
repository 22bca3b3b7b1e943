import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '../../../../../src/core/data/config/describe.ts';
import { parseAssignment } from '../../../../../src/core/data/config/layers.ts';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import {
  choiceSetting,
  integerSetting,
  numberSetting,
  settings,
} from '../../../../../src/core/data/config/schema.ts';
import { BaseError } from '../../../../../src/core/utils/errors.ts';

const schema = settings('A world', {
  traders: settings('Traders', {
    count: integerSetting(100, 0, 1000, { description: 'How many' }),
    rate: numberSetting(1.5, 0, 10, { description: 'How often', unit: '1/s' }),
  }),
  ties: choiceSetting('fifo', ['fifo', 'shuffled'], { description: 'Tie policy' }),
});

function failure(values: object, source = 'world.json'): BaseError {
  try {
    resolveConfig(schema, [{ source, values: values as never }]);
  } catch (error) {
    return error as BaseError;
  }
  throw new Error('nothing was refused');
}

describe('a configuration', () => {
  it('is its defaults where nothing is said', () => {
    expect(resolveConfig(schema, [])).toEqual({ traders: { count: 100, rate: 1.5 }, ties: 'fifo' });
  });

  it('lets later layers win, key by key', () => {
    const layers = [
      { source: 'file', values: { traders: { count: 5, rate: 2 } } },
      parseAssignment('traders.count=7'),
    ];
    expect(resolveConfig(schema, layers).traders).toEqual({ count: 7, rate: 2 });
  });

  it('reads an assignment as JSON, else as text', () => {
    expect(parseAssignment('a.b=1').values).toEqual({ a: { b: 1 } });
    expect(parseAssignment('ties=shuffled').values).toEqual({ ties: 'shuffled' });
    expect(parseAssignment('a=x=y').values).toEqual({ a: 'x=y' });
    expect(() => parseAssignment('nothing')).toThrow(/expected path=value/);
    expect(() => parseAssignment('__proto__.x=1')).toThrow(BaseError);
  });

  it('names an unknown setting, what was meant, and where it stood', () => {
    const error = failure({ traders: { cuont: 1 } });
    expect(error.code).toBe('CONFIG_UNKNOWN_SETTING');
    expect(error.message).toBe('unknown setting traders.cuont (did you mean traders.count?), in world.json');
  });

  it('names a wrong type, a value out of range and a wrong word', () => {
    expect(failure({ traders: { count: 'many' } }).message).toBe(
      'traders.count is "many": must be integer, in world.json',
    );
    expect(failure({ traders: { count: 1.5 } }).code).toBe('CONFIG_INVALID_VALUE');
    expect(failure({ traders: { rate: 11 } }).message).toContain('traders.rate is 11: must be <= 10');
    expect(failure({ ties: 'random' }).message).toContain('fifo, shuffled');
    expect(failure({ traders: 4 }).message).toContain('traders is 4');
  });

  it('says how a setting with several forms is written', () => {
    const cuts = Type.Union([Type.String(), Type.Array(Type.String())], {
      default: [],
      description: 'As 0,1|2,3',
    });
    expect(() =>
      resolveConfig(settings('A network', { cuts }), [{ source: 'x', values: { cuts: 4 } }]),
    ).toThrow('cuts is 4: must be of another form: As 0,1|2,3, in x');
  });

  it('describes itself', () => {
    expect(describeSettings(schema)[1]).toEqual({
      path: 'traders.rate',
      type: 'number 0 to 10',
      unit: '1/s',
      fallback: 1.5,
      description: 'How often',
    });
  });
});
