import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { agentRegistry } from '../../../../../src/simulation/scenarios/plugins/agentRegistry.ts';
import { PartRegistry } from '../../../../../src/simulation/scenarios/plugins/partRegistry.ts';
import { watchPluginUse } from '../../../../../src/simulation/scenarios/plugins/pluginUse.ts';
import {
  registeredPlugins,
  registerPlugin,
} from '../../../../../src/simulation/scenarios/plugins/registerPlugin.ts';
import { requirePlugins } from '../../../../../src/simulation/scenarios/plugins/requirePlugins.ts';

const agent = (name: string) => ({ name, title: name, settings: Type.Object({}), create: () => undefined });
const plugin = (name: string, ...agents: string[]) => ({
  name,
  version: '1.0.0',
  agents: agents.map(agent),
});
const identity = (name: string, sha256 = 'aa', version = '1.0.0') => ({ name, version, sha256 });

describe('registered plug-ins', () => {
  it('are found by the names of their parts, and known', () => {
    registerPlugin(plugin('first', 'rabbit', 'hare'), 'aa', 'first.ts');
    expect(agentRegistry.find('hare')?.title).toBe('hare');
    expect(agentRegistry.find('fox')).toBeUndefined();
    expect(agentRegistry.hint('rabit')).toBe(' (did you mean rabbit?)');
    expect(agentRegistry.hint('elephant')).toBe('');
    expect(registeredPlugins()).toEqual([identity('first')]);
  });

  it('are refused where a name is taken', () => {
    const refusal = (...args: Parameters<typeof plugin>) => {
      try {
        registerPlugin(plugin(...args), 'bb', 'second.ts');
      } catch (error) {
        return (error as Error).message;
      }
      return undefined;
    };
    expect(refusal('first')).toBe('second.ts: a plug-in first is loaded already');
    expect(refusal('second', 'hare')).toBe('second.ts: plug-in first has an agent hare already');
    expect(refusal('third', 'twin', 'twin')).toBe('second.ts: plug-in third has an agent twin already');
    const zi = {
      name: 'zi',
      title: '',
      description: '',
      schema: Type.Object({}),
      build: () => ({}) as never,
    };
    expect(() =>
      registerPlugin({ name: 'fourth', version: '1.0.0', scenarios: [zi] }, 'bb', 'fourth.ts'),
    ).toThrow('fourth.ts: market-sim has a scenario zi already');
    const adversaries = [{ name: 'silent', title: '', settings: Type.Object({}), corrupt: () => undefined }];
    expect(() => registerPlugin({ name: 'fifth', version: '1.0.0', adversaries }, 'bb', 'fifth.ts')).toThrow(
      'fifth.ts: market-sim has an adversary silent already',
    );
  });
});

describe('the use of plug-ins', () => {
  const parts = new PartRegistry('part', [{ name: 'own' }]);
  parts.add({ name: 'x' }, identity('b'));
  parts.add({ name: 'y' }, identity('a'));
  const names = (work: () => void) => watchPluginUse(work).plugins.map(({ name }) => name);

  it('is what was looked up meanwhile', () => {
    expect(names(() => ['own', 'z'].map((name) => parts.find(name)))).toEqual([]);
    expect(names(() => ['x', 'y', 'x'].map((name) => parts.find(name)))).toEqual(['a', 'b']);
    parts.find('x');
    expect(names(() => parts.all())).toEqual([]);
  });

  it('counts for whoever watches around it, also where the work fails', () => {
    const failing = () =>
      watchPluginUse(() => {
        parts.find('x');
        throw new Error('no');
      });
    const outer = names(() => {
      expect(names(() => parts.find('y'))).toEqual(['a']);
      expect(failing).toThrow('no');
    });
    expect(outer).toEqual(['a', 'b']);
  });
});

describe('plug-ins that a run needs', () => {
  const loaded = [identity('one', 'aa'), identity('two', 'bb')];
  it.each([
    ['nothing', [], undefined],
    ['what is loaded', [identity('two', 'bb')], undefined],
    ['what is not', [identity('three')], 'PLUGIN_MISSING'],
    ['other sources', [identity('one'), identity('two', 'cc')], 'PLUGIN_CHANGED'],
    ['another version', [identity('one', 'aa', '2.0.0')], 'PLUGIN_CHANGED'],
  ])('are held against those loaded: %s', (_words, needed, code) => {
    const check = () => requirePlugins(needed, loaded);
    if (code === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }));
  });

  it('are named with both sums where they differ', () => {
    expect(() => requirePlugins([identity('two', 'cc')], loaded)).toThrow(/sources cc; .*sources bb/);
  });
});
