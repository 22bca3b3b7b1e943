import { describe, expect, it } from 'vitest';
import type { RunManifest } from '../../../../../../src/core/models/manifest.ts';
import { manifestText, parseManifest } from '../../../../../../src/simulation/results/manifestJson.ts';
import { toyManifest } from '../../../../../support/toyRun.ts';
import { watchedChain } from '../../../../../support/watchedChain.ts';

/** Four nodes and a delta of a second, so that an epoch is two; time in milliseconds. */
const chainOf = (assignments: readonly string[], seed?: number) => {
  const { world, history } = watchedChain(
    ['epochs=2', 'delta=1s', 'timeResolutionNs=1000000', ...assignments],
    seed,
  );
  expect(world.chain).toEqual(history.chain);
  return history.chain;
};
const PARTIAL = ['network.model=partial', 'network.gst=6epochs'];

describe('what a chain tells of its network', () => {
  it('is nothing where the network is calm, or promises nothing', () => {
    for (const calm of [[], ['network.model=asynchronous'], [PARTIAL[0], 'network.gst=0s']]) {
      const chain = chainOf(calm);
      expect(chain).not.toHaveProperty('gst');
      expect(chain).not.toHaveProperty('partitions');
    }
  });

  it('is GST, be it given or drawn', () => {
    expect(chainOf(PARTIAL)).toMatchObject({ gst: 12_000 });
    const drawn = [1, 2, 3].map((seed) => chainOf([PARTIAL[0], 'network.gst=2s..20s'], seed).gst as number);
    expect(new Set(drawn).size).toBeGreaterThan(1);
    for (const gst of drawn) expect(gst >= 2000 && gst <= 20_000).toBe(true);
  });

  it('is when it was cut, with groups as they were told: who is in none, and twins, are in none', () => {
    const twins = [
      'nodes=4',
      'faulty=[{"node":0,"adversary":"twins"}]',
      'network.partitions=1|3,2@0..1epochs 2,4|0@1s..4s:lost',
    ];
    expect(chainOf([...PARTIAL, ...twins]).partitions).toEqual([
      { from: 0, until: 2000, groups: [[1], [2, 3]] },
      { from: 1000, until: 4000, groups: [[2, 4], [0]] },
    ]);
  });
});

describe('a manifest', () => {
  const chain = chainOf([...PARTIAL, 'network.partitions=0,1|2@0..1epochs']);
  const manifest: RunManifest = { ...toyManifest(1), chain };

  it('keeps what the network did', () => {
    expect(parseManifest(manifestText(manifest), 'm')).toEqual(manifest);
    const calm = { ...toyManifest(1), chain: chainOf([]) };
    expect(manifestText(calm)).not.toMatch(/gst|partitions":/);
    expect(parseManifest(manifestText(calm), 'm')).toEqual(calm);
  });

  it('is refused where its cuts are none', () => {
    const wrong = (partition: object) => {
      const [cut] = chain.partitions ?? [];
      const bad = { ...manifest, chain: { ...chain, partitions: [{ ...cut, ...partition }] } };
      return () => parseManifest(manifestText(bad as RunManifest), 'm');
    };
    expect(wrong({ groups: [[4]] })).toThrow('m: chain.partitions[0].groups must be a list of lists');
    expect(wrong({ groups: [0] })).toThrow('chain.partitions[0].groups');
    expect(wrong({ until: 0 })).toThrow('chain.partitions[0].until must be a whole number from 1');
  });
});
