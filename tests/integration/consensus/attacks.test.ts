import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/core/consensus/block.ts';
import { attacks, findAttack } from '../../../src/simulation/scenarios/consensus/attacks/registry.ts';
import { attackConfig, runAttack } from '../../../src/simulation/scenarios/consensus/attacks/runAttack.ts';
import { differences } from '../../../src/simulation/scenarios/consensus/attacks/verdict.ts';
import { chainWorld } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';

const seeds = [1, 2, 3, 20, 77];

describe('attacks by name', () => {
  it.each(attacks.map((attack) => [attack.id, attack.name, attack] as const))(
    '%s, %s, comes to what it is said to show, at every seed',
    (_id, _name, attack) => {
      for (const seed of seeds) expect(differences(attack.verdict, runAttack(attack, seed))).toEqual([]);
    },
  );

  it('the same run again is the same run', () => {
    const a7 = findAttack('A7');
    expect(runAttack(a7, 5).traceHash).toBe(runAttack(a7, 5).traceHash);
    expect(runAttack(a7, 5).traceHash).not.toBe(runAttack(a7, 6).traceHash);
  });

  it('are found by number and by name, once each', () => {
    expect(findAttack('a10')).toBe(findAttack('two-of-four-in-synchrony'));
    const names = attacks.flatMap(({ id, name }) => [id.toLowerCase(), name]);
    expect(new Set(names).size).toBe(names.length);
    const numbers = Array.from({ length: 14 }, (_, i) => `A${i + 1}`);
    for (const number of numbers) expect(findAttack(number).id).toBe(number);
  });

  it('whoever errs in a name is told which there are', () => {
    expect(() => findAttack('twinz')).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID_VALUE',
        message: 'there is no scenario called twinz (did you mean twins?)',
        advice: expect.stringContaining('A9 (twins)'),
      }),
    );
  });
});

describe('a verdict', () => {
  it('says in which points a run differs', () => {
    const broken = runAttack(findAttack('A10'), 1);
    expect(differences(findAttack('A3').verdict, broken)).toEqual([
      'one-certificate was violated in epoch 3',
      'one-certificate was violated in epoch 4',
      'agreement was violated in epoch 4',
      'culprits: 2, 3, not none',
      '2 blocks are final, not 29 to 29',
    ]);
    const silent = runAttack(findAttack('A3'), 1);
    expect(differences(findAttack('A8').verdict, silent)).toContain('refusals for bad-signature: 0, not 57');
    expect(differences(findAttack('A10').verdict, silent)).toEqual([
      'one-certificate was to be violated by epoch 3 and was not',
      'agreement was to be violated by epoch 4 and was not',
      'culprits: none, not 2, 3',
    ]);
  });

  it('sees a wait that is too long, and a block in epochs that are to be quiet', () => {
    const run = runAttack(findAttack('A5'), 1);
    const { verdict } = findAttack('A5');
    expect(differences({ ...verdict, longestWait: 6 }, run)).toEqual([
      '7 epochs passed without a new final block, not 6 at most',
    ]);
    expect(differences({ ...verdict, quietEpochs: [5, 9] }, run)).toHaveLength(1);
    expect(differences({ ...verdict, honestShare: 1 }, run)).toHaveLength(1);
  });
});

describe('two Byzantine nodes of four', () => {
  /** Epochs and payloads of what each honest node holds final, when all that was sent has arrived. */
  function finalBlocks(name: string): string[][] {
    const attack = findAttack(name);
    const blocks: string[][] = [[], []];
    const finalised = (node: number, block: Block) => blocks[node]?.push(block.payload);
    const world = chainWorld(attack.protocol, attackConfig(attack), 1, { watchers: [{ finalised }] });
    world.kernel.runUntil(world.until);
    return blocks;
  }

  it('A10: each honest node finalises its own chain, sees the other by echo, and tells of both', () => {
    const [first, second] = finalBlocks('A10');
    expect(first.indexOf('epoch 3 by 2, branch x')).toBeGreaterThanOrEqual(0);
    expect(second.indexOf('epoch 3 by 2, branch y')).toBeGreaterThanOrEqual(0);
    expect(first).toContain('epoch 3 by 2, branch y');
    expect(second).toContain('epoch 3 by 2, branch x');
  });

  it('A11: while the cut lasts neither side sees anything wrong; after it both hold both chains', () => {
    const [first, second] = finalBlocks('A11');
    const [x, y] = ['epoch 4 by 3, branch x', 'epoch 3 by 2, branch y'];
    for (const blocks of [first, second]) expect(blocks).toEqual(expect.arrayContaining([x, y]));
    expect(first.indexOf(x)).toBeLessThan(first.indexOf(y));
    expect(second.indexOf(y)).toBeLessThan(second.indexOf(x));
  });
});
