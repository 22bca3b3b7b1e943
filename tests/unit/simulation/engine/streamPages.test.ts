import { describe, expect, it } from 'vitest';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { StreamPages } from '../../../../src/simulation/engine/streamPages.ts';

const ACTORS = 1100;
const SEED = 7;

function pages(): StreamPages {
  const streams = new StreamPages();
  for (let id = 0; id < ACTORS; id++) streams.add(`actor-${id}`, SEED);
  return streams;
}

describe('streams of more actors than a page holds', () => {
  it('are those of their names', () => {
    const { rngs, latencyRngs } = pages();
    for (const id of [0, 511, 512, 1023, 1024, ACTORS - 1]) {
      expect(rngs[id].nextU32()).toBe(createRng(SEED, `actor/actor-${id}`).nextU32());
      expect(latencyRngs[id].nextU32()).toBe(createRng(SEED, `latency/actor-${id}`).nextU32());
    }
  });

  it('go on from a snapshot, which holds eight words of each', () => {
    const streams = pages();
    for (const rng of streams.rngs) rng.uniform();
    const saved = streams.snapshot();
    expect(saved.length).toBe(ACTORS * 8);
    const drawn = streams.rngs.map((rng) => rng.nextU32());
    const other = pages();
    other.restore(saved);
    expect(other.rngs.map((rng) => rng.nextU32())).toEqual(drawn);
    expect(other.snapshot()).toEqual(streams.snapshot());
  });
});
