import { describe, expect, it } from 'vitest';
import type { ChainConfig } from '../../../../../src/simulation/scenarios/consensus/settings.ts';
import { type ConsensusOptions, chooseChain } from '../../../../../src/ui/cli/consensus/chooseChain.ts';

const choose = (options: Partial<ConsensusOptions>, name = 'streamlet') =>
  chooseChain(name, { set: [], open: false, ...options });
const configOf = (options: Partial<ConsensusOptions>) =>
  choose(options).plan.config as unknown as ChainConfig;

describe('which chain is run', () => {
  it('flags beat the protocol, and --set beats the flags', () => {
    expect(configOf({})).toMatchObject({ nodes: 4, epochs: 8, faulty: [] });
    expect(configOf({ nodes: '7', epochs: '3', set: ['epochs=5'] })).toMatchObject({ nodes: 7, epochs: 5 });
    expect(configOf({ nodes: '7', faulty: 'silent:2,silent:5' }).faulty.map(({ node }) => node)).toEqual([
      2, 5,
    ]);
    expect(choose({ seed: '9' }).plan.seed).toBe(9);
  });

  it('a scenario by name brings its settings, and holds only as it is', () => {
    expect(choose({ scenario: 'a3' })).toMatchObject({ isAsNamed: true, attack: { id: 'A3' } });
    expect(choose({ scenario: 'A3', epochs: '4' })).toMatchObject({ isAsNamed: false });
    expect(configOf({ scenario: 'A3', epochs: '4' })).toMatchObject({ epochs: 4 });
    expect(choose({ scenario: 'A3', within: '5' })).toMatchObject({ isAsNamed: false });
  });

  it('a scenario of a broken protocol runs that one, and is not kept', () => {
    expect(choose({ scenario: 'A12' })).toMatchObject({
      isOfProgram: false,
      protocol: { name: 'streamlet-m1' },
    });
    expect(() => choose({ scenario: 'A12', out: 'kept' })).toThrow('no stored run can say so');
  });

  it.each([
    [{ epochs: '-3' }, 'epochs is -3'],
    [{ epochs: 'many' }, 'epochs is "many"'],
    [{ nodes: '0' }, 'nodes is 0'],
    [{ faulty: 'silnt:1' }, 'silnt'],
    [{ faulty: 'silent:9' }, 'nodes are 0 to 3'],
    [{ faulty: 'silent:1,double-voter:1' }, 'node 1 is named twice'],
    [{ set: ['nods=3'] }, 'nods'],
    [{ set: ['nods'] }, 'expected path=value'],
    [{ seed: '-1' }, '--seed is -1'],
    [{ scenario: 'partition-two-tw' }, 'did you mean'],
    [{ within: '0' }, '--within 0: must be a whole number from 1'],
    [{ within: '2.5' }, '--within 2.5: must be a whole number from 1'],
    [{ growth: '0' }, '--growth 0: must be a share above 0, up to 1'],
    [{ growth: '1.2' }, '--growth 1.2: must be a share above 0, up to 1'],
    [{ growth: 'half' }, '--growth half: must be a share above 0, up to 1'],
    [{ monitors: 'agreement,,validity' }, 'something is missing between commas'],
    [{ monitors: 'validity,validity' }, 'validity is there twice'],
  ])('%o is refused', (options, told) => {
    expect(() => choose(options)).toThrow(told);
  });

  it('a scenario of another protocol is refused', () => {
    expect(() => choose({ scenario: 'A10' }, 'pbft')).toThrow('A10 is a scenario of streamlet, not of pbft');
    expect(() => choose({ scenario: 'A12' }, 'pbft')).toThrow('A12 is a scenario of streamlet, not of pbft');
  });
});
