import { type Block, isHashed } from '../../../src/core/consensus/block.ts';
import type { Committee } from '../../../src/core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { EvidenceKind } from '../../../src/core/consensus/evidence.ts';
import { quorumOf } from '../../../src/core/consensus/quorum.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { PROPOSE, VOTE } from '../../../src/core/consensus/streamlet.ts';

/** Something that happened at an honest node. */
type Happening =
  | {
      readonly at: 'received' | 'proposed' | 'voted';
      readonly node: number;
      readonly now: number;
      readonly message: SignedMessage;
    }
  | {
      readonly at: 'certified' | 'finalised';
      readonly node: number;
      readonly now: number;
      readonly block: Block;
    }
  | { readonly at: 'began'; readonly node: number; readonly now: number; readonly epoch: number };

/** What a node must think, computed from scratch. */
interface View {
  readonly notarised: ReadonlySet<string>;
  readonly longest: number;
  readonly final: number;
  readonly firstProposal: ReadonlyMap<number, string>;
}

/** Judges a run of Streamlet when it is over, from its whole history: the slow twin of the monitors. */
export class NaiveJudge implements ConsensusEvents {
  readonly #committee: Committee;
  readonly #honest: readonly number[];
  readonly #happened: Happening[] = [];
  #verify: (message: SignedMessage) => boolean = () => true;

  constructor(committee: Committee, honest: readonly number[]) {
    this.#committee = committee;
    this.#honest = honest;
  }

  begins(verify: (message: SignedMessage) => boolean): void {
    this.#verify = verify;
  }

  received(node: number, message: SignedMessage, _from: number, now: number, again: boolean): void {
    if (!again) this.#note({ at: 'received', node, now, message });
  }

  proposed(node: number, message: SignedMessage, now: number): void {
    this.#note({ at: 'proposed', node, now, message });
  }

  voted(node: number, message: SignedMessage, now: number): void {
    this.#note({ at: 'voted', node, now, message });
  }

  certified(node: number, block: Block, now: number): void {
    this.#note({ at: 'certified', node, now, block });
  }

  finalised(node: number, block: Block, now: number): void {
    this.#note({ at: 'finalised', node, now, block });
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    this.#note({ at: 'began', node, now, epoch });
  }

  #note(happening: Happening): void {
    if (this.#honest.includes(happening.node)) this.#happened.push(happening);
  }

  /** The first violation of each rule, as `monitor node time`. */
  violations(): string[] {
    const found = new Map<string, string>();
    for (const [i, happening] of this.#happened.entries())
      for (const monitor of this.#broken(happening, i))
        if (!found.has(monitor)) found.set(monitor, `${monitor} ${happening.node} ${happening.now}`);
    return [...found.values()].sort();
  }

  /** Kind, culprit and later epoch of all that two votes show, which honest nodes hold. */
  evidence(): string[] {
    const held = [...new Set(this.#happened.flatMap((each) => ('message' in each ? [each.message] : [])))];
    const blocks = this.#blocksOf(held);
    const votes = held.filter((message) => message.phase === VOTE && this.#isSound(message));
    const shown = new Set<string>();
    for (const one of votes)
      for (const other of votes) {
        if (
          one.signer !== other.signer ||
          !(heightOf(blocks, one.block) >= 0 && heightOf(blocks, other.block) >= 0)
        )
          continue;
        const give = (kind: EvidenceKind) => shown.add(`${kind} ${one.signer} ${other.epoch}`);
        if (one.epoch === other.epoch && one.block?.hash !== other.block?.hash) give('double-vote');
        if (one.epoch < other.epoch && heightOf(blocks, one.block) > heightOf(blocks, other.block))
          give('vote-for-lower');
      }
    return [...shown].sort();
  }

  /** Names of the monitors whose rule this happening breaks. */
  #broken(happening: Happening, place: number): string[] {
    const before = this.#happened.slice(0, place);
    const own = before.filter(({ node }) => node === happening.node);
    switch (happening.at) {
      case 'received':
        return [];
      case 'proposed':
        return this.#isRightProposal(happening.message, own) ? [] : ['vote-rules'];
      case 'voted':
        return [
          ...(this.#isRightVote(happening.message, own) ? [] : ['vote-rules']),
          ...(own.some((each) => each.at === 'voted' && each.message.epoch >= happening.message.epoch)
            ? ['one-vote']
            : []),
        ];
      case 'certified':
        return [
          ...(this.#viewOf(own).notarised.has(happening.block.hash) ? [] : ['certificates']),
          ...(before.some(
            (each) =>
              each.at === 'certified' &&
              each.block.epoch === happening.block.epoch &&
              each.block.hash !== happening.block.hash,
          )
            ? ['one-certificate']
            : []),
        ];
      case 'finalised':
        return [
          ...(this.#isSecondOfThree(happening.block, own) ? [] : ['finality']),
          ...(this.#parts(happening.block, before) ? ['agreement'] : []),
        ];
      case 'began':
        return this.#missing(own);
    }
  }

  #isRightProposal(proposal: SignedMessage, own: readonly Happening[]): boolean {
    const isSecond = own.some((each) => each.at === 'proposed' && each.message.epoch >= proposal.epoch);
    return (
      this.#committee.leaderOf(proposal.epoch) === proposal.signer &&
      !isSecond &&
      this.#extends(proposal, own)
    );
  }

  #isRightVote(vote: SignedMessage, own: readonly Happening[]): boolean {
    return this.#viewOf(own).firstProposal.get(vote.epoch) === vote.block?.hash && this.#extends(vote, own);
  }

  /** In the node's own epoch, on one of the longest notarised chains. */
  #extends({ epoch, block }: SignedMessage, own: readonly Happening[]): boolean {
    const view = this.#viewOf(own);
    const blocks = this.#blocksOf(own.flatMap((each) => ('message' in each ? [each.message] : [])));
    const last = own.findLast((each) => each.at === 'began');
    if (block === null || last?.at !== 'began' || last.epoch !== epoch || block.epoch !== epoch) return false;
    const parent = blocks.get(block.parent);
    return (
      parent !== undefined && view.notarised.has(parent.hash) && heightOf(blocks, parent) === view.longest
    );
  }

  #isSecondOfThree(block: Block, own: readonly Happening[]): boolean {
    const { notarised } = this.#viewOf(own);
    const blocks = [...this.#blocksOf(messagesOf(own)).values()];
    const has = (other: Block | undefined) => other !== undefined && notarised.has(other.hash);
    const parent = blocks.find(({ hash }) => hash === block.parent);
    if (!has(block) || !has(parent) || parent?.epoch !== block.epoch - 1) return false;
    return blocks.some(
      (child) => child.parent === block.hash && child.epoch === block.epoch + 1 && has(child),
    );
  }

  /** Whether a block parts from one that was final before. */
  #parts(block: Block, before: readonly Happening[]): boolean {
    const blocks = this.#blocksOf(
      this.#happened.flatMap((each) => ('message' in each ? [each.message] : [])),
    );
    const isBefore = (one: Block, other: Block | undefined): boolean =>
      other !== undefined &&
      (one.hash === other.hash || (other.epoch > 0 && isBefore(one, blocks.get(other.parent))));
    return before.some(
      (each) => each.at === 'finalised' && !isBefore(each.block, block) && !isBefore(block, each.block),
    );
  }

  /** What the votes that a node holds make certified or final, and it did not tell of. */
  #missing(own: readonly Happening[]): string[] {
    const { notarised, final } = this.#viewOf(own);
    const blocks = this.#blocksOf(messagesOf(own));
    const told = own.filter(({ at }) => at === 'certified').length;
    const heights = own.flatMap((each) => (each.at === 'finalised' ? [heightOf(blocks, each.block)] : []));
    const missing: string[] = [];
    if (told < notarised.size - 1) missing.push('certificates');
    if (Math.max(0, ...heights) < final) missing.push('finality');
    return missing;
  }

  #viewOf(own: readonly Happening[]): View {
    const accepted: SignedMessage[] = [];
    for (const message of messagesOf(own)) if (this.#isAccepted(message, accepted)) accepted.push(message);
    const blocks = this.#blocksOf(accepted);
    const notarised = this.#notarised(accepted, blocks);
    const heights = [...notarised].map((hash) => heightOf(blocks, blocks.get(hash) as Block));
    const firstProposal = new Map<number, string>();
    for (const { phase, epoch, block } of accepted)
      if (phase === PROPOSE && !firstProposal.has(epoch)) firstProposal.set(epoch, block?.hash ?? '');
    return {
      notarised,
      longest: Math.max(...heights),
      final: highestFinal(notarised, blocks),
      firstProposal,
    };
  }

  #isAccepted(message: SignedMessage, before: readonly SignedMessage[]): boolean {
    const { phase, epoch, signer, block } = message;
    if (!this.#isSound(message) || block === null || epoch < 1 || block.epoch !== epoch) return false;
    if (phase === PROPOSE && signer !== this.#committee.leaderOf(epoch)) return false;
    const parent = this.#blocksOf(before).get(block.parent);
    return parent === undefined || parent.epoch < epoch;
  }

  #isSound(message: SignedMessage): boolean {
    const { signer, chain, block } = message;
    const { nodes, genesis } = this.#committee;
    if (chain !== genesis.hash || signer < 0 || signer >= nodes || block === null) return false;
    return this.#verify(message) && isHashed(block);
  }

  #notarised(accepted: readonly SignedMessage[], blocks: ReadonlyMap<string, Block>): Set<string> {
    const notarised = new Set([this.#committee.genesis.hash]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const { hash, parent, epoch } of blocks.values()) {
        const votes = accepted.filter(({ phase, block }) => phase === VOTE && block?.hash === hash);
        const voters = new Set(votes.map(({ signer }) => signer));
        const isOnChain = notarised.has(parent) && (blocks.get(parent)?.epoch ?? epoch) < epoch;
        if (notarised.has(hash) || !isOnChain || voters.size < quorumOf(this.#committee.nodes)) continue;
        notarised.add(hash);
        grew = true;
      }
    }
    return notarised;
  }

  #blocksOf(messages: readonly SignedMessage[]): Map<string, Block> {
    const { genesis } = this.#committee;
    const blocks = new Map([[genesis.hash, genesis]]);
    for (const { block } of messages) if (block !== null && isHashed(block)) blocks.set(block.hash, block);
    return blocks;
  }
}

function messagesOf(happened: readonly Happening[]): SignedMessage[] {
  return happened.flatMap((each) => ('message' in each ? [each.message] : []));
}

/** Blocks from genesis, or -1 where the way is not whole or epochs do not increase. */
function heightOf(blocks: ReadonlyMap<string, Block>, block: Block | null): number {
  if (block === null) return -1;
  if (block.epoch === 0) return 0;
  const parent = blocks.get(block.parent);
  if (parent === undefined || parent.epoch >= block.epoch) return -1;
  const height = heightOf(blocks, parent);
  return height < 0 ? -1 : height + 1;
}

function highestFinal(notarised: ReadonlySet<string>, blocks: ReadonlyMap<string, Block>): number {
  const heights = [...notarised].map((hash) => {
    const third = blocks.get(hash) as Block;
    const second = blocks.get(third.parent);
    const first = second && (blocks.get(second.parent) ?? (second.epoch === 0 ? second : undefined));
    const isThird = second?.epoch === third.epoch - 1 && first?.epoch === third.epoch - 2;
    return isThird && second !== undefined ? heightOf(blocks, second) : 0;
  });
  return Math.max(0, ...heights);
}
