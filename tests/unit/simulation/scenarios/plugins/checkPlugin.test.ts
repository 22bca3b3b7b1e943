import { describe, expect, it } from 'vitest';
import { checkPlugin, isPartName } from '../../../../../src/simulation/scenarios/plugins/checkPlugin.ts';

const scenario = { name: 's', title: 't', description: 'd', schema: {}, build() {} };
const mechanism = { name: 'm', title: 't', settings: {}, capabilities: {}, createEngine() {} };
const agent = { name: 'a', title: 't', settings: {}, create() {} };
const protocol = {
  ...{ name: 'p', title: 't', source: 's', phases: [], words: {}, settings: {}, craft: {} },
  leastNodes() {},
  quorum() {},
  create() {},
};
const adversary = { name: 'v', title: 't', settings: {}, corrupt() {} };
const whole = {
  name: 'mine',
  version: '1.0.0',
  scenarios: [scenario],
  mechanisms: [mechanism],
  agents: [agent],
  protocols: [protocol],
  adversaries: [adversary],
};

describe('the shape of a plug-in', () => {
  it('is let through as it is', () => {
    expect(checkPlugin(whole, 'f.ts')).toBe(whole);
    expect(checkPlugin({ name: 'bare', version: '0.0.1-rc.1' }, 'f.ts').name).toBe('bare');
  });

  it.each<[string, unknown, string]>([
    ['a function', () => whole, 'its plug-in must be an object, and is a function'],
    ['null', null, 'its plug-in must be an object, and is null'],
    ['a name with capitals', { ...whole, name: 'Mine' }, 'name must be small letters'],
    ['no name', { version: '1.0.0' }, 'and is missing'],
    ['half a version', { ...whole, version: '1.0' }, 'version must be as "1.0.0", and is "1.0"'],
    ['a misspelt field', { ...whole, agent: [] }, 'a plug-in has no agent; it has name, version'],
    ['parts that are no list', { ...whole, agents: agent }, 'agents must be a list, and is an object'],
    ['a part that is none', { ...whole, agents: [agent, 3] }, 'agents[1] must be an object, and is 3'],
    ['a part of a bad name', { ...whole, agents: [{ ...agent, name: 'a b' }] }, 'agents[0].name must be'],
    [
      'a mechanism made by hand',
      { ...whole, mechanisms: [{ ...mechanism, createEngine: undefined }] },
      'mechanisms[0] (m): createEngine must be a function, and is missing; make it with defineMechanism',
    ],
    [
      'a protocol without craft',
      { ...whole, protocols: [{ ...protocol, craft: undefined }] },
      'protocols[0] (p): craft must be a object, and is missing; make it with defineProtocol',
    ],
    [
      'an adversary that corrupts nobody',
      { ...whole, adversaries: [{ ...adversary, corrupt: 'all' }] },
      'adversaries[0] (v): corrupt must be a function, and is "all"; make it with defineAdversary',
    ],
    [
      'a scenario without settings',
      { ...whole, scenarios: [{ ...scenario, schema: null }] },
      'scenarios[0] (s): schema must be a object, and is null',
    ],
  ])('refuses %s', (_what, value, words) => {
    expect(() => checkPlugin(value, 'f.ts')).toThrow(
      expect.objectContaining({
        code: 'PLUGIN_INVALID',
        message: expect.stringMatching(/^f\.ts: /),
        facts: { file: 'f.ts' },
      }),
    );
    expect(() => checkPlugin(value, 'f.ts')).toThrow(words);
  });

  it('takes words joined by hyphens for names', () => {
    expect(['a', 'batch-100ms', 'x1'].map(isPartName)).toEqual([true, true, true]);
    const bad = ['', '1a', '-a', 'a-', 'a--b', 'a_b', '../a', 'a'.repeat(61), 3];
    expect(bad.filter(isPartName)).toEqual([]);
  });
});
