import { describe, expect, it } from 'vitest';
import { pbft } from '../../../src/blockchain/consensus/protocols/pbft/pbft.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { runProtocol } from '../../support/consensus/protocolRun.ts';

const EPOCHS = 12;

describe('PBFT while the primary works', () => {
  it.each([4, 7, 16, 64])('a block costs 2n(n - 1) messages, n = %i', (nodes) => {
    const { final, traffic, world } = runProtocol('pbft', { nodes, epochs: EPOCHS });
    const perBlock = nodes - 1 + (nodes - 1) ** 2 + nodes * (nodes - 1);
    expect(perBlock).toBe(2 * nodes * (nodes - 1));
    expect(traffic.perEpoch).toEqual(new Array(EPOCHS).fill(perBlock));
    expect(world.kernel.messages).toBe(EPOCHS * perBlock);
    expect(final).toHaveLength(EPOCHS);
  });

  it('a block takes three delays, one after the other; with a window they follow at once', () => {
    const last = (window: number) => {
      const { watch } = runProtocol('pbft', { epochs: EPOCHS, protocol: { window } });
      return Math.max(...[...watch.times.values()].flat()) / 1e9;
    };
    expect(last(1)).toBe(3 * EPOCHS);
    expect(last(3)).toBe(3 * (EPOCHS / 3));
    expect(last(EPOCHS)).toBe(3);
  });

  it('a silent primary costs one wait and n^2 view changes; the next one goes on', () => {
    const { final, monitors, traffic } = runProtocol('pbft', {
      epochs: EPOCHS,
      faulty: [{ node: 0, adversary: 'silent' }],
    });
    expect(final).toHaveLength(EPOCHS);
    expect(monitors.violations).toEqual([]);
    // Three honest nodes tell three others each; the primary of view 2 tells three of the new view.
    expect(traffic.perEpoch[EPOCHS]).toBe(3 * 3 + 3);
    const perBlock = pbft.messagesPerEpoch?.(4, 1, {} as never);
    expect(perBlock).toBe(3 + 2 * 3 + 3 * 3);
    expect(traffic.perEpoch.slice(EPOCHS + 1)).toEqual(new Array(EPOCHS).fill(perBlock));
  });
});

describe('chained HotStuff', () => {
  it.each([4, 7, 16, 64])('a view costs 2(n - 1) messages, n = %i', (nodes) => {
    const { final, traffic, world } = runProtocol('hotstuff', { nodes, epochs: EPOCHS });
    expect(traffic.perEpoch).toEqual(new Array(EPOCHS).fill(2 * (nodes - 1)));
    expect(world.kernel.messages).toBe(EPOCHS * 2 * (nodes - 1));
    // All know the certificate of the view before the last one, which is the third one for the block two before that.
    expect(final).toHaveLength(EPOCHS - 3);
  });

  it('goes at the speed of the network: a tenth of the delay, a tenth of the time', () => {
    const last = (delay: string) => {
      const { watch } = runProtocol('hotstuff', { epochs: EPOCHS, network: { delay } });
      return Math.max(...[...watch.times.values()].flat());
    };
    expect(last('1s') / last('100ms')).toBe(10);
  });

  it('two certificates make final one view earlier than three', () => {
    const { final } = runProtocol('hotstuff', { epochs: EPOCHS, protocol: { chain: 2 } });
    expect(final).toHaveLength(EPOCHS - 2);
  });

  it('never decides with one of four silent in turn, for no four leaders in a row are there; two certificates do', () => {
    const values = { epochs: 100, faulty: [{ node: 2, adversary: 'silent' }] };
    expect(runProtocol('hotstuff', values).final).toEqual([]);
    const twoChain = runProtocol('hotstuff', { ...values, protocol: { chain: 2 } });
    expect(twoChain.final.length).toBeGreaterThan(40);
    const random = runProtocol('hotstuff', { ...values, leaders: 'random' });
    expect(random.final.length).toBeGreaterThan(20);
  });
});

describe('with two of four Byzantine', () => {
  /** Two nodes with a twin each: one pair of them talks to one honest node, the other pair to the other. */
  const twins = (...nodes: readonly number[]) => {
    const [honest] = [0, 1, 2, 3].filter((node) => !nodes.includes(node));
    const settings = { first: [...nodes, honest] };
    return nodes.map((node) => ({ node, adversary: 'twins', settings }));
  };
  const broken = (name: string, values: ConfigObject, seed: number) => {
    const { monitors } = runProtocol(name, { ...values, allowUnsafe: true, epochs: 24 }, seed);
    return monitors.violations.filter(({ monitor }) => monitor === 'agreement').length > 0;
  };

  it('PBFT decides two blocks in one place, for whichever two', () => {
    for (const pair of [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 3],
    ] as const)
      expect(broken('pbft', { faulty: twins(...pair) }, 1)).toBe(true);
  });

  it.each([2, 3])('HotStuff parts in some runs, with %i certificates', (chain) => {
    const values = { faulty: twins(1, 2), leaders: 'random', protocol: { chain } };
    const parted = Array.from({ length: 10 }, (_, seed) => broken('hotstuff', values, seed + 1));
    expect(parted).toContain(true);
  });
});

describe('traces', () => {
  it.each([
    ['pbft', {}, '5bf57e7a08a75069'],
    ['pbft', { faulty: [{ node: 0, adversary: 'equivocating-leader' }] }, '2809ab1c7238c6ad'],
    ['hotstuff', {}, '72afa19ead3589b0'],
    ['hotstuff', { nodes: 7, faulty: [{ node: 3, adversary: 'deep-fork' }] }, '1eeaf2be49a613b4'],
  ])('of %s with %j stay as they are', (name, values, hash) => {
    expect(runProtocol(name, values).world.kernel.traceHash).toBe(hash);
  });
});
