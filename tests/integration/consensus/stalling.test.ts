import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/consensus/block.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

/** Epochs in which some honest node saw a new final block for the first time. */
function finalEpochs(values: object): number[] {
  const plan = planWorld('streamlet', [{ source: 'the test', values: values as never }], 1);
  const delta = 1_000_000_000;
  const seen = new Set<string>();
  const epochs = new Set<number>();
  const finalised = (node: number, block: Block, now: number) => {
    if (node === 0 || seen.has(block.hash)) return;
    seen.add(block.hash);
    epochs.add(Math.ceil(now / (2 * delta)));
  };
  const world = buildWorld(plan, { watchers: [{ finalised }] });
  world.kernel.run({ until: world.until });
  return [...epochs];
}

const stalling = (settings: object) => [{ node: 0, adversary: 'stalling-leader', settings }];
const overtaking = { inOrder: false, delays: 'fast-start', least: '0.001delta' };

describe('one stalling leader of four, every message within delta from the first epoch on', () => {
  it('where proposals overtake the votes for their parents, forty epochs pass and nothing is final', () => {
    expect(finalEpochs({ epochs: 40, faulty: stalling({}), network: overtaking })).toEqual([]);
  });

  it('the same adversary and the same delays, links in order: a block is final in every rotation', () => {
    const epochs = finalEpochs({
      epochs: 40,
      faulty: stalling({}),
      network: { ...overtaking, inOrder: true },
    });
    expect(epochs).toEqual([6, 10, 14, 18, 22, 26, 30, 34, 38]);
  });

  it('on the default network it waits seven epochs at most: the first final block is that of the eighth', () => {
    expect(finalEpochs({ epochs: 12, faulty: stalling({ to: 'all', times: 1 }) })).toEqual([8, 12]);
  });
});
