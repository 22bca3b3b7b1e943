import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, createBlock } from '../../src/core/consensus/block.ts';
import type { SignedMessage } from '../../src/core/consensus/signedMessage.ts';
import { Streamlet, VOTE } from '../../src/core/consensus/streamlet.ts';
import { NodeDesk, smallCommittee } from '../support/consensus/nodeDesk.ts';
import { SlowStreamlet } from '../support/consensus/slowStreamlet.ts';

/** A block of the script: how far back its parent lies in the list, and how many epochs lie between. */
const blocks = fc.array(
  fc.record({
    back: fc.constantFrom(0, 0, 0, 0, 1, 2),
    gap: fc.constantFrom(1, 1, 1, 1, 2, 3, 0),
    payload: fc.constantFrom('', 'rival'),
  }),
  { minLength: 1, maxLength: 8 },
);

const block = fc.nat({ max: 7 });
const signer = fc.nat({ max: 7 });

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('epoch' as const), by: fc.constantFrom(1, 1, 1, 2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('propose' as const), block }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      block,
      signers: fc.array(signer, { maxLength: 7 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('quorum' as const), block }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('usurp' as const), block, signer }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('tamper' as const), block, signer, how: fc.nat({ max: 4 }) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Blocks as the script says, on genesis and on each other: some of epochs that do not increase. */
function blocksOf(
  genesis: Block,
  shapes: typeof blocks extends fc.Arbitrary<infer Value> ? Value : never,
): Block[] {
  const made: Block[] = [];
  for (const { back, gap, payload } of shapes) {
    const parent = made.at(-1 - back) ?? genesis;
    made.push(createBlock(parent.hash, Math.max(1, parent.epoch + gap), payload));
  }
  return made;
}

/** What a Byzantine node may change about a vote. */
function tampered(desk: NodeDesk, of: Block, by: number, how: number): SignedMessage {
  const changes = [
    { signature: Uint8Array.of(0) },
    { chain: of.hash },
    { epoch: of.epoch + 1 },
    { block: { ...of, epoch: of.epoch, payload: 'under a false hash' } },
    { signer: desk.committee.nodes + by },
  ][how];
  return desk.say(VOTE, of, by, changes);
}

/** The desk with the fast node, and the slow one that is told the same. */
class Twins {
  readonly desk: NodeDesk;
  readonly slow: SlowStreamlet;
  readonly #pool: Block[];
  #epoch = 0;
  #said = 0;

  constructor(nodes: number, self: number, shapes: Parameters<typeof blocksOf>[1]) {
    this.desk = new NodeDesk((committee) => new Streamlet(committee), smallCommittee(nodes), self);
    this.slow = new SlowStreamlet(this.desk.committee);
    this.#pool = blocksOf(this.desk.genesis, shapes);
  }

  take(step: Step): void {
    if (step.do === 'epoch') this.#begin(step.by);
    else for (const message of this.#messagesOf(step)) this.#deliver(message);
    this.#compare();
  }

  #begin(by: number): void {
    this.#epoch += by;
    const expected = this.slow.tips()[0];
    this.desk.epoch(this.#epoch);
    const own = this.desk.proposals.at(-1);
    if (own?.epoch === this.#epoch) expect(own.block?.parent).toBe(expected.hash);
    this.slow.beginEpoch(this.#epoch);
    this.#hearOwn();
  }

  #messagesOf(step: Exclude<Step, { do: 'epoch' }>): SignedMessage[] {
    const { desk } = this;
    const of = this.#pool[step.block % this.#pool.length];
    if (step.do === 'propose') return [desk.proposal(of)];
    if (step.do === 'vote')
      return desk.votesOf(of, ...step.signers.map((each) => each % desk.committee.nodes));
    if (step.do === 'quorum') return desk.votesOf(of, ...Array(desk.committee.quorum).keys());
    if (step.do === 'usurp') return [desk.proposal(of, step.signer)];
    return [tampered(desk, of, step.signer, step.how)];
  }

  #deliver(message: SignedMessage): void {
    this.desk.take(message);
    this.slow.hear(message);
    this.#hearOwn();
  }

  /** What the fast node says, its twin says too. */
  #hearOwn(): void {
    const own = this.desk.sent.filter(({ signer }) => signer === this.desk.self);
    for (const message of own.slice(this.#said)) this.slow.hear(message);
    this.#said = own.length;
  }

  #compare(): void {
    const { desk, slow } = this;
    const hashes = (list: readonly (Block | null)[]) => list.map((each) => each?.hash).sort();
    expect(desk.votes.map((vote) => vote.block?.hash)).toEqual(slow.votes.map(({ hash }) => hash));
    expect(hashes(desk.notarised)).toEqual(hashes(slow.notarised()));
    expect(this.#finalOfDesk()).toEqual(slow.final());
  }

  /** All that is final on the desk: what was told of, and all before it. */
  #finalOfDesk(): Set<string> {
    const known = new Map([...this.#pool, ...this.desk.notarised].map((each) => [each.hash, each]));
    const final = new Set<string>();
    for (const told of this.desk.final) {
      for (let at: Block | undefined = told; at !== undefined; at = known.get(at.parent)) final.add(at.hash);
    }
    return final;
  }
}

describe('Streamlet and its slow twin, which knows only the set of messages', () => {
  it('vote, notarise and finalise alike, in any order of messages, Byzantine ones among them', () => {
    let notarised = 0;
    let final = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(4, 5, 7),
        fc.nat({ max: 3 }),
        blocks,
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        (nodes, self, shapes, steps) => {
          const twins = new Twins(nodes, self, shapes);
          for (const each of steps) twins.take(each);
          notarised += twins.desk.notarised.length;
          final += twins.desk.final.length;
        },
      ),
      { numRuns: 800, seed: 7 },
    );
    expect(notarised).toBeGreaterThan(1000);
    expect(final).toBeGreaterThan(200);
  });
});
