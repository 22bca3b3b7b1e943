import type { ConfigObject } from '../../../../core/data/config/layers.ts';
import { propose, scripted, vote } from './steps.ts';
import { streamletAttack } from './streamletAttack.ts';

const ROTATIONS = 8;

/**
 * In each of its epochs: the block reaches nodes 0 and 1 so late that their echo is too late for node 2, and its own vote,
 * the third, leaves just before the next leader's proposal.
 */
function late(): ConfigObject[] {
  return Array.from({ length: ROTATIONS }, (_, rotation) => 4 * (rotation + 1)).flatMap((epoch) => [
    propose(`${epoch}z`, epoch === 4 ? '3' : `${epoch - 1}`, [0, 1], 50),
    vote(`${epoch}z`, [0, 1, 2], 199),
  ]);
}

export const a4 = streamletAttack({
  id: 'A4',
  name: 'late-notarisation',
  title: "A leader's block gets its third vote just before the next proposal is judged",
  shows: `Node 3 shows its block to nodes 0 and 1 and keeps its own vote. Node 0, who leads next, still sees the old longest
chain and builds on it. One hundredth of delta before that proposal reaches nodes 1 and 2 the third vote does: now a longer
chain is notarised, and they refuse the proposal. One honest epoch of four is lost, again and again; the epoch after it
builds on the late block. A new block is final every fourth epoch, and no schedule of one node delays it beyond seven.`,
  settings: { epochs: 4 * ROTATIONS, faulty: [scripted(3, late())] },
  verdict: {
    violations: [],
    culprits: [],
    finalBlocks: { least: 3 * ROTATIONS, most: 3 * ROTATIONS },
    longestWait: 4,
    refusals: { 'not-longest-chain': 2 * (ROTATIONS - 1), 'late-proposal': ROTATIONS - 1 },
  },
});
