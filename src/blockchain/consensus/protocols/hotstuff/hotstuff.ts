import { type Block, createBlock } from '../../../../core/consensus/block.ts';
import { defineProtocol } from '../../../../core/consensus/protocol.ts';
import { quorumOf } from '../../../../core/consensus/quorum.ts';
import { waitOf } from '../views/timeouts.ts';
import { ChainedHotStuff } from './chainedHotStuff.ts';
import { ForkingHotStuff } from './forkingHotStuff.ts';
import { PROPOSE, VOTE } from './phases.ts';
import { hotStuffSettings } from './settings.ts';

/** Views that may be given up for each view, where a run is still to come to its end. */
const GIVEN_UP = 4;

/** Chained HotStuff as a protocol of the network. */
export const hotstuff = defineProtocol({
  name: 'hotstuff',
  title: 'Chained HotStuff: a certificate in each view, and three of them in a row decide',
  source:
    'Yin, Malkhi, Reiter, Golan Gueta and Abraham 2019, "HotStuff: BFT Consensus in the Lens of Blockchain"',
  phases: [
    { name: 'propose', role: 'proposal' },
    { name: 'vote', role: 'vote' },
    { name: 'new-view', role: 'other' },
    { name: 'fetch', role: 'other' },
  ],
  rules: ['one-vote', 'one-certificate'],
  words: { epoch: 'view', certified: 'certified', final: 'decided' },
  settings: hotStuffSettings,
  leastNodes: (faulty) => 3 * faulty + 1,
  quorum: quorumOf,
  create: (committee, _self, settings) => new ChainedHotStuff(committee, settings),
  craft: {
    rival: (env, { epoch, block, justify }, payload) =>
      env.sign(PROPOSE, epoch, createBlock((block as Block).parent, epoch, payload), justify),
    proposalOn: (env, epoch, parent, payload, like) =>
      env.sign(PROPOSE, epoch, createBlock(parent.hash, epoch, payload), like?.justify),
    voteFor: (env, { epoch, block }) => env.sign(VOTE, epoch, block),
    forker(honest) {
      const { committee, settings } = honest as ChainedHotStuff;
      return new ForkingHotStuff(committee, settings);
    },
  },
  messagesPerEpoch: (nodes, silent) => 2 * (nodes - 1) - silent,
  longest: (committee, settings) =>
    committee.lastEpoch * (2 * committee.delta + waitOf(committee, settings, GIVEN_UP)),
});
