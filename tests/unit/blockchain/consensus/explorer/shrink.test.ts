import { describe, expect, it } from 'vitest';
import type { Delivery, Schedule } from '../../../../../src/blockchain/consensus/explorer/schedule.ts';
import { shrink } from '../../../../../src/blockchain/consensus/explorer/shrink.ts';

function vote(at: number, to: number, signer: number, block: string): Delivery {
  return { at, to, phase: 'vote', signer, block };
}

/** Twelve epochs of votes, and two blocks of a Byzantine node. */
const schedule: Schedule = {
  nodes: 4,
  epochs: 12,
  delta: 100,
  byzantine: [2, 3],
  blocks: [
    { name: 'e3a', epoch: 3, parent: 'e1' },
    { name: 'e4a', epoch: 4, parent: 'e3a' },
  ],
  deliveries: Array.from({ length: 48 }, (_, i) =>
    vote(200 * Math.floor(i / 4) + 1 + (i % 4), i % 2, i % 4, i === 37 ? 'e4a' : `e${1 + (i >> 2)}`),
  ),
};

const says = ({ deliveries }: Schedule, block: string, signer: number) =>
  deliveries.some((each) => each.block === block && each.signer === signer);

describe('shrink', () => {
  it('keeps only the messages that matter, the blocks they speak of and the epochs they need', () => {
    const small = shrink(schedule, (tried) => says(tried, 'e4a', 1) && tried.nodes === 4);
    expect(small.deliveries).toHaveLength(1);
    expect(small.deliveries[0]).toMatchObject({ block: 'e4a', signer: 1 });
    expect(small.blocks.map(({ name }) => name)).toEqual(['e3a', 'e4a']);
    expect(small.byzantine).toEqual([]);
  });

  it('delivers what must come no later than it can be said', () => {
    const small = shrink(
      schedule,
      (tried) => says(tried, 'e4a', 1) && tried.nodes === 4 && tried.epochs >= 4,
    );
    // Sent in epoch 10 at first; the block is of epoch 4.
    expect(Math.ceil((small.deliveries[0]?.at ?? 0) / 200)).toBe(4);
  });

  it('drops epochs in front, and numbers nodes and blocks anew', () => {
    const two = (tried: Schedule) => tried.deliveries.length >= 2 && tried.nodes === 4;
    const small = shrink(schedule, two);
    expect(small.epochs).toBe(1);
    expect(small.deliveries.every(({ block }) => block === 'e1')).toBe(true);
  });

  it('takes smaller committees where they do', () => {
    const small = shrink(schedule, ({ deliveries, nodes }) => deliveries.length >= 1 && nodes >= 2);
    expect(small.nodes).toBe(2);
  });

  it('gives back what cannot be made smaller', () => {
    const least = { ...schedule, epochs: 1, byzantine: [], blocks: [], deliveries: [vote(1, 0, 1, 'e1')] };
    const all = (tried: Schedule) => tried.deliveries.length === 1 && tried.nodes === 4;
    expect(shrink(least, all)).toEqual(least);
  });
});
