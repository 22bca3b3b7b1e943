import Type from 'typebox';
import { type Block, createBlock } from '../../../core/consensus/block.ts';
import { defineProtocol } from '../../../core/consensus/protocol.ts';
import { quorumOf } from '../../../core/consensus/quorum.ts';
import { PROPOSE, Streamlet, VOTE } from '../../../core/consensus/streamlet.ts';
import { settings } from '../../../core/data/config/schema.ts';

const streamletSettings = settings('Settings of Streamlet', {
  echo: Type.Boolean({
    default: true,
    description: 'Nodes send every new message on to all: what one honest node has seen, all will see',
  }),
});

/** Streamlet without the echo of the textbook: with honest nodes and no loss n^2 - 1 messages an epoch instead of n(n^2 - 1). */
class SilentStreamlet extends Streamlet {
  protected override echo(): void {}
}

/** Textbook Streamlet as a protocol of the network. */
export const streamlet = defineProtocol({
  name: 'streamlet',
  title: 'Streamlet: propose, vote, and three in a row are final',
  source: 'Chan and Shi 2020, "Streamlet: Textbook Streamlined Blockchains"; Shi, chapter 7',
  phases: [
    { name: 'propose', role: 'proposal' },
    { name: 'vote', role: 'vote' },
  ],
  rules: ['one-vote', 'one-certificate', 'longest-chain', 'three-in-a-row'],
  words: { epoch: 'epoch', certified: 'notarised', final: 'final' },
  settings: streamletSettings,
  messagesPerEpoch: (nodes, silent, { echo }) => {
    const speaking = nodes - silent;
    return (speaking + 1) * (nodes - 1) * (echo ? speaking : 1);
  },
  leastNodes: (faulty) => 3 * faulty + 1,
  quorum: quorumOf,
  create: (committee, _self, { echo }) => (echo ? new Streamlet(committee) : new SilentStreamlet(committee)),
  craft: {
    rival: (env, { epoch, block }, payload) =>
      env.sign(PROPOSE, epoch, createBlock((block as Block).parent, epoch, payload)),
    proposalOn: (env, epoch, parent, payload) =>
      env.sign(PROPOSE, epoch, createBlock(parent.hash, epoch, payload)),
    voteFor: (env, { epoch, block }) => env.sign(VOTE, epoch, block),
  },
});
