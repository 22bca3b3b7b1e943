import { type Block, createBlock } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import { defineProtocol } from '../../../../core/consensus/protocol.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { BLOCK, Miner } from './miner.ts';
import { peersOf } from './peerGraph.ts';
import { type LongestChainSettings, longestChainSettings } from './settings.ts';

/** Longest that a run may take, as a multiple of what its blocks take in the mean, and further blocks for short runs. */
const PATIENCE = 4;
const SPARE_BLOCKS = 100;

/** Longest chain by proof of work. An epoch is a height; nobody leads. */
export const longestChain = defineProtocol({
  name: 'longest-chain',
  title:
    'Longest chain by proof of work: whoever finds a block extends the longest chain, and depth makes it final',
  source:
    'Nakamoto 2008, "Bitcoin"; Garay, Kiayias and Leonardos 2015, "The Bitcoin Backbone Protocol: Analysis and Applications"',
  phases: [{ name: 'block', role: 'proposal' }],
  words: { epoch: 'height', certified: 'mined', final: 'confirmed' },
  settings: longestChainSettings,
  leastNodes: (faulty) => 2 * faulty + 1,
  quorum: () => 1,
  isLeaderless: true,
  create(committee, self, settings) {
    checkPower(committee, settings);
    return new Miner(committee, self, settings);
  },
  longest: ({ delta, lastEpoch }, { interval }) =>
    Math.ceil((PATIENCE * lastEpoch + SPARE_BLOCKS) * (interval + 1) * delta),
  // Each node that has a block sends it on once, or its finder alone does.
  messagesPerEpoch(nodes, silent, { relay, peers, graph }) {
    if (peers === 0) return (nodes - 1) * (relay ? nodes - silent : 1);
    let messages = 0;
    for (let node = 0; node < nodes - silent; node++) messages += peersOf(node, nodes, peers, graph).length;
    return messages;
  },
  // Whoever makes a block out of turn has not done its work: honest miners refuse it.
  craft: {
    rival: (env, { epoch, block }, payload) =>
      env.sign(BLOCK, epoch, createBlock((block as Block).parent, epoch, payload)),
    proposalOn: (env, _epoch, parent, payload) =>
      env.sign(BLOCK, parent.epoch + 1, createBlock(parent.hash, parent.epoch + 1, payload)),
    voteFor: (_env, message) => message,
  },
});

function checkPower({ nodes }: Committee, { power }: LongestChainSettings): void {
  const refuse = (reason: string) => {
    throw new BaseError('CONFIG_INVALID_VALUE', `protocol.power ${reason}`, {
      facts: { path: 'protocol.power', powers: power.length, nodes },
      advice: 'Give every node a share, or leave the list empty for equal ones.',
    });
  };
  if (power.length !== 0 && power.length !== nodes)
    refuse(`has ${power.length} shares: there are ${nodes} nodes`);
  if (power.length !== 0 && power.every((each) => each === 0)) refuse('has no share above 0');
}
