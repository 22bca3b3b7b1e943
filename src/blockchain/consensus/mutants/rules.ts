import { quorumOf } from '../../../core/consensus/quorum.ts';

/**
 * What a rule of Streamlet may ask of one node's view: the blocks it knows, each connected to genesis, and which of them
 * it has seen notarised. `B` is how the view calls a block.
 */
export interface RuleView<B> {
  /** Blocks known, parents before children; genesis is the first. */
  readonly size: number;
  at(place: number): B;
  /** Genesis is its own parent. */
  parent(block: B): B;
  epoch(block: B): number;
  height(block: B): number;
  /** Seen with a quorum, and so is every block before it. */
  isNotarised(block: B): boolean;
  /** Height of the longest notarised chains seen. */
  readonly longest: number;
  /** Last final block of the node. */
  readonly final: B;
  /** Lower hash: the tie-break between chains of one length. */
  isLower(one: B, other: B): boolean;
}

/** Which proposals of an epoch a node judges: its leader's first, the first that it may vote for, or every one. */
export type Judged = 'first' | 'first-votable' | 'every';

/** Streamlet's rules, each apart, so that each can be exchanged alone: by replicas and by the abstract model alike. */
export interface StreamletRules {
  quorum(nodes: number): number;
  readonly judges: Judged;
  /** Two votes of one node for one block count as two. */
  readonly countsCopies: boolean;
  /** Only the epoch's leader may propose. */
  readonly checksLeader: boolean;
  /** New messages are sent on to all. */
  readonly echoes: boolean;
  /** The block that a leader proposes on. */
  parentFor<B>(view: RuleView<B>): B;
  /** Whether a node votes for a block on `parent`. */
  isVotable<B>(view: RuleView<B>, parent: B): boolean;
  /** Finality may go by blocks that are proposed and never notarised. */
  readonly countsProposals: boolean;
  /** What is final because of `third`, a block that is known; undefined for nothing. */
  finalBy<B>(view: RuleView<B>, third: B): B | undefined;
}

/** The rules of the textbook: what `Streamlet` does, rule by rule. */
export const textbookRules: StreamletRules = {
  quorum: quorumOf,
  judges: 'first',
  countsCopies: false,
  checksLeader: true,
  echoes: true,
  countsProposals: false,
  parentFor: (view) => lowestNotarised(view, (block) => view.height(block) === view.longest),
  isVotable: (view, parent) => view.isNotarised(parent) && view.height(parent) === view.longest,
  finalBy: (view, third) =>
    view.isNotarised(third) && isThirdInARow(view, third) ? view.parent(third) : undefined,
};

/** True where the block and the two before it have consecutive epochs. Genesis counts as the block of epoch 0. */
export function isThirdInARow<B>(view: RuleView<B>, third: B): boolean {
  const second = view.parent(third);
  const first = view.parent(second);
  const epoch = view.epoch(third);
  return view.epoch(second) === epoch - 1 && view.epoch(first) === epoch - 2;
}

/** Of the notarised blocks that are wanted the one with the lowest hash; genesis where none is. */
export function lowestNotarised<B>(view: RuleView<B>, isWanted: (block: B) => boolean): B {
  let lowest: B | undefined;
  for (let place = 0; place < view.size; place++) {
    const block = view.at(place);
    if (!view.isNotarised(block) || !isWanted(block)) continue;
    if (lowest === undefined || view.isLower(block, lowest)) lowest = block;
  }
  return lowest ?? view.at(0);
}

/** True where `ancestor` lies on the way from genesis to `block`, or is it. */
export function isOnWayTo<B>(view: RuleView<B>, ancestor: B, block: B): boolean {
  let at = block;
  while (view.height(at) > view.height(ancestor)) at = view.parent(at);
  return at === ancestor;
}
