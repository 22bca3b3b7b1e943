import { describe, expect, it } from 'vitest';
import {
  planTarget,
  type TargetRequest,
} from '../../../../../src/simulation/scenarios/consensus/explorer/target.ts';

const streamlet = (request: Partial<TargetRequest>) => planTarget({ protocol: 'streamlet', ...request });

describe('planTarget', () => {
  it('takes the bound of the protocol, and what a mutant is known to need', () => {
    expect(streamlet({})).toMatchObject({ nodes: 4, faulty: 1, epochs: 8, mutant: null });
    expect(streamlet({ nodes: 7 })).toMatchObject({ nodes: 7, faulty: 2 });
    expect(streamlet({ mutant: 'm2' })).toMatchObject({ nodes: 7, faulty: 2, mutant: 'M2' });
  });

  it.each([
    [{ mutant: 'M70' }, 'there is no mutant called M70'],
    [
      { protocol: 'streamlett' },
      'protocol is "streamlett": there is no such protocol (did you mean streamlet?)',
    ],
    [{ protocol: 'pbft', mutant: 'M1' }, 'mutant M1: mutants are of streamlet'],
    [{ nodes: 4, faulty: 2 }, 'nodes 4: streamlet bears 2 faulty nodes with 7 nodes or more'],
    [{ nodes: 17 }, 'nodes 17: from 1 to 16 can be explored'],
    [{ nodes: 4, faulty: 4 }, 'faulty 4: one of 4 nodes must be honest'],
    [{ epochs: 0 }, 'epochs 0: from 1 to 12 can be explored'],
    [{ epochs: 13 }, 'epochs 13: from 1 to 12 can be explored'],
    [{ within: 0 }, 'within 0: from 1 to 10 epochs can be explored'],
    [{ within: 7, epochs: 8 }, 'epochs 8: within 7 says nothing of so few'],
    [{ monitors: ['growth'] }, 'monitors growth: it has nothing to hold streamlet to'],
    [
      { protocol: 'hotstuff', monitors: ['liveness'] },
      'monitors liveness: it has nothing to hold hotstuff to',
    ],
  ])('refuses %j in one line', (request, said) => {
    expect(() => streamlet(request)).toThrow(said);
  });

  it('sends those who want a big chain where there is one', () => {
    expect(() => streamlet({ nodes: 17 })).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('`market-sim consensus`') }),
    );
  });

  it('holds it to a bound on finality, in as many epochs as that takes and beside the monitors that are named', () => {
    expect(streamlet({ within: 7 })).toMatchObject({
      epochs: 9,
      within: 7,
      watched: { liveness: { within: 7 } },
    });
    expect(streamlet({ within: 7 }).watched.only).toBeUndefined();
    const both = ['agreement', 'liveness'];
    expect(streamlet({ within: 3, monitors: ['agreement'] }).watched.only).toEqual(both);
    expect(streamlet({ within: 3, faulty: 2, allowUnsafe: true }).watched.only).toEqual(both);
    expect(streamlet({ within: 3, protocol: 'hotstuff' })).toMatchObject({ within: 3 });
    expect(streamlet({ mutant: 'N7' }).watched.liveness).toEqual({ within: 7 });
    expect(streamlet({ mutant: 'N7', monitors: ['liveness'] }).watched.liveness).toEqual({ within: 7 });
  });

  it('lets those who ask see more Byzantine nodes than the protocol bears, and holds it to agreement alone', () => {
    expect(streamlet({ faulty: 2, allowUnsafe: true })).toMatchObject({
      faulty: 2,
      watched: { only: ['agreement'] },
    });
  });
});
