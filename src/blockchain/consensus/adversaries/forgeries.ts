import { type Block, createBlock, genesisOf } from '../../../core/consensus/block.ts';
import type { Refusal } from '../../../core/consensus/refusals.ts';
import type { SignedMessage, Statement } from '../../../core/consensus/signedMessage.ts';
import type { AdversaryPlace } from './adversary.ts';

/** What a forger has at hand when an epoch begins. */
export interface ForgersDesk {
  readonly place: AdversaryPlace;
  readonly epoch: number;
  /** The last proposal that it has heard of. */
  readonly proposal: SignedMessage;
  /** Numbers of the protocol's proposals and votes. */
  readonly proposePhase: number;
  readonly votePhase: number;
}

/** A kind of message that counts for nothing, and why Streamlet says so. */
export interface Forgery {
  readonly name: string;
  readonly refusal: Refusal;
  /** Undefined where the epoch is not one for it. */
  make(desk: ForgersDesk): Statement | undefined;
}

/** Every kind, in the order in which they are sent. */
export const forgeries: readonly Forgery[] = [
  {
    name: 'forged-vote',
    refusal: 'bad-signature',
    make: (desk) => voteOf(desk, { signer: victimOf(desk) }),
  },
  {
    name: 'unknown-signer',
    refusal: 'unknown-signer',
    make: (desk) => voteOf(desk, { signer: desk.place.committee.nodes }),
  },
  {
    name: 'other-chain',
    refusal: 'wrong-chain',
    make: (desk) => voteOf(desk, { chain: genesisOf('another chain').hash }),
  },
  {
    name: 'other-epoch',
    refusal: 'wrong-epoch',
    make: (desk) => voteOf(desk, { epoch: desk.proposal.epoch + 1 }),
  },
  {
    name: 'epoch-not-increasing',
    refusal: 'epoch-not-increasing',
    make: (desk) => {
      const parent = desk.proposal.block as Block;
      return voteOf(desk, { block: createBlock(parent.hash, parent.epoch, 'no later than its parent') });
    },
  },
  {
    name: 'wrong-leader',
    refusal: 'wrong-leader',
    make: (desk) => (isLeader(desk, desk.epoch) ? undefined : proposalIn(desk, desk.epoch, 'by no leader')),
  },
  {
    name: 'late-proposal',
    refusal: 'late-proposal',
    make: (desk) =>
      desk.epoch > 1 && isLeader(desk, desk.epoch - 1)
        ? proposalIn(desk, desk.epoch - 1, 'too late')
        : undefined,
  },
  {
    name: 'unknown-parent',
    refusal: 'unknown-parent',
    make: (desk) => {
      if (!isLeader(desk, desk.epoch)) return undefined;
      const nowhere = genesisOf(`nowhere, ${desk.epoch}`).hash;
      return {
        ...proposalIn(desk, desk.epoch, ''),
        block: createBlock(nowhere, desk.epoch, 'on a block that is not there'),
      };
    },
  },
];

function victimOf({ place }: ForgersDesk): number {
  const { nodes } = place.committee;
  for (let node = 0; node < nodes; node++) if (!place.corrupted.includes(node)) return node;
  return nodes;
}

function isLeader({ place }: ForgersDesk, epoch: number): boolean {
  return place.committee.leaderOf(epoch) === place.self;
}

function voteOf({ place, proposal, votePhase }: ForgersDesk, change: Partial<Statement>): Statement {
  const { epoch, block } = proposal;
  const chain = place.committee.genesis.hash;
  return { phase: votePhase, epoch, signer: place.self, chain, block, justify: [], ...change };
}

function proposalIn(
  { place, proposal, proposePhase }: ForgersDesk,
  epoch: number,
  payload: string,
): Statement {
  const parent = (proposal.block as Block).parent;
  const chain = place.committee.genesis.hash;
  const block = createBlock(parent, epoch, payload);
  return { phase: proposePhase, epoch, signer: place.self, chain, block, justify: [] };
}
