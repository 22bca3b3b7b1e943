import { type Block, createBlock } from '../../../../core/consensus/block.ts';
import { defineProtocol } from '../../../../core/consensus/protocol.ts';
import { quorumOf } from '../../../../core/consensus/quorum.ts';
import { waitOf } from '../views/timeouts.ts';
import { viewOf } from './ballots.ts';
import { Pbft } from './pbftReplica.ts';
import { COMMIT, PRE_PREPARE, PREPARE } from './phases.ts';
import { pbftSettings } from './settings.ts';

/** The phase that follows one: a pre-prepare is answered by prepares, and a prepare by commits. */
const NEXT = [PREPARE, COMMIT, COMMIT];

/** Views that may be given up for each block, where a run is still to come to its end. */
const GIVEN_UP = 4;

/** PBFT as a protocol of the network. */
export const pbft = defineProtocol({
  name: 'pbft',
  title: 'PBFT: pre-prepare, prepare, commit, and another primary where nothing moves',
  source: 'Castro and Liskov 1999, "Practical Byzantine Fault Tolerance"',
  phases: [
    { name: 'pre-prepare', role: 'proposal' },
    { name: 'prepare', role: 'vote' },
    { name: 'commit', role: 'vote' },
    { name: 'view-change', role: 'other' },
    { name: 'new-view', role: 'other' },
    { name: 'decision', role: 'other' },
    { name: 'fetch', role: 'other' },
  ],
  rules: ['one-vote', 'one-certificate'],
  words: { epoch: 'number', certified: 'prepared', final: 'committed' },
  settings: pbftSettings,
  leastNodes: (faulty) => 3 * faulty + 1,
  quorum: quorumOf,
  turnOf: viewOf,
  messagesPerEpoch: (nodes, silent) => 2 * (nodes - 1) * (nodes - silent),
  create: (committee, _self, settings) => new Pbft(committee, settings),
  craft: {
    rival: (env, { epoch, block }, payload) =>
      env.sign(PRE_PREPARE, epoch, createBlock((block as Block).parent, epoch, payload)),
    proposalOn: (env, epoch, parent, payload) =>
      env.sign(PRE_PREPARE, epoch, createBlock(parent.hash, epoch, payload)),
    voteFor: (env, { phase, epoch, block }) => env.sign(NEXT[phase] ?? PREPARE, epoch, block),
  },
  longest: (committee, settings) =>
    committee.lastEpoch * (4 * committee.delta + waitOf(committee, settings, GIVEN_UP)),
});
