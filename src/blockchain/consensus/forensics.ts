import type { Evidence } from '../../core/consensus/evidence.ts';
import { shortHash } from '../../core/consensus/history/findings.ts';
import type { Violation } from '../../core/consensus/violation.ts';
import { checkProof } from './monitors/checkProof.ts';
import type { ProofCourt } from './monitors/proofDesk.ts';
import { ProofDesk } from './monitors/proofDesk.ts';
import { listOf, nameOf } from './monitors/words.ts';

/** A certified block of one of two chains, and how far it lies behind where they part. */
interface Certified {
  readonly block: number;
  readonly depth: number;
}

/**
 * A violation as a person is told of it, in one paragraph: what happened where and when, which two quorums should not both
 * exist and whom they share, and who is guilty by which votes. It says nothing that the messages do not show.
 */
export function accountOf(violation: Violation, evidence: readonly Evidence[], court: ProofCourt): string {
  const sentences = [`In epoch ${violation.epoch} ${violation.what}.`];
  if (checkProof(violation, court)) sentences.push(...quorums(violation, court));
  else if (violation.proof.length > 0)
    sentences.push(
      'The messages alone do not bear this out: a node that keeps to the rules would not have done it.',
    );
  sentences.push(...guilt(evidence, violation, court));
  return sentences.join(' ');
}

/** The two quorums that contradict each other, and the nodes in both. */
function quorums(violation: Violation, court: ProofCourt): string[] {
  const desk = new ProofDesk(violation.proof, court);
  const [one, other] = [desk.blockAt(0), desk.blockAt(-1)];
  if (one < 0 || other < 0 || one === other) return [];
  const isByHeight = court.protocol.rules?.includes('longest-chain') === true;
  if (!isByHeight) return [tell(desk, one, other)];
  for (const a of chainOf(desk, one, other))
    for (const b of chainOf(desk, other, one))
      if (isContradiction(desk, a, b)) return [tell(desk, a.block, b.block)];
  return [];
}

/** Certified blocks on the way to `end` that are not on the way to `other`, and those right behind `end`. */
function chainOf(desk: ProofDesk, end: number, other: number): Certified[] {
  const { parents, lastChild, siblingBefore } = desk.blocks;
  const beyond = new Set<number>();
  for (let at = other; at > 0; at = parents[at]) beyond.add(at);
  const way: number[] = [];
  for (let at = end; at > 0 && !beyond.has(at); at = parents[at]) way.unshift(at);
  const chain = way.map((block, i) => ({ block, depth: i + 1 }));
  for (let child = lastChild[end]; child >= 0; child = siblingBefore[child])
    chain.push({ block: child, depth: way.length + 1 });
  return chain.filter(({ block }) => desk.isCertified(block));
}

/** Blocks of one epoch, or the one of the later epoch lower than the other. */
function isContradiction(desk: ProofDesk, a: Certified, b: Certified): boolean {
  const { blocks } = desk.blocks;
  const [first, second] = [blocks[a.block].epoch, blocks[b.block].epoch];
  if (first === second) return true;
  return first < second ? a.depth > b.depth : b.depth > a.depth;
}

function tell(desk: ProofDesk, one: number, other: number): string {
  const { blocks } = desk.blocks;
  const { certified } = desk.court.protocol.words;
  const [first, second] = [desk.votersOf(one), desk.votersOf(other)];
  const shared = first.filter((node) => second.includes(node));
  const told = (block: number, voters: readonly number[]) =>
    `block ${nameOf(blocks[block])} is ${certified} by ${nodes(voters)}`;
  return `Two quorums cannot both have kept the rules: ${told(one, first)}, and ${told(other, second)}; both hold ${nodes(shared)}.`;
}

function guilt(evidence: readonly Evidence[], violation: Violation, court: ProofCourt): string[] {
  const culprits = [...new Set(evidence.map(({ culprit }) => culprit))].sort((a, b) => a - b);
  if (culprits.length === 0)
    return ['No two votes that honest nodes hold show by themselves who broke the rules.'];
  const least = Math.ceil(court.committee.nodes / 3);
  const enough =
    culprits.length < least || violation.monitor !== 'agreement'
      ? ''
      : `, no fewer than a third of all ${court.committee.nodes}`;
  return [
    `Two votes each convict ${nodes(culprits)}${enough}.`,
    ...culprits.map((culprit) => charge(evidence.find((each) => each.culprit === culprit) as Evidence)),
  ];
}

function charge({ kind, culprit, messages: [one, other] }: Evidence): string {
  const [first, second] = [one, other].map(({ block }) => shortHash(block?.hash ?? ''));
  if (kind === 'double-vote')
    return `Node ${culprit} voted in epoch ${other.epoch} for block ${first} and for block ${second}.`;
  return `Node ${culprit} voted in epoch ${one.epoch} for block ${first}, and in epoch ${other.epoch} for block ${second}, which stands lower in its chain.`;
}

function nodes(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'node' : 'nodes'} ${listOf(numbers)}`;
}
