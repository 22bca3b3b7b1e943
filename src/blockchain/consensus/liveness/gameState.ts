/**
 * A block that may be the last of a longest notarised chain: all that decides what honest nodes do next. It has votes enough
 * of honest nodes that those of the Byzantine make it notarised, at a time of their choice.
 */
export interface Tip {
  /** Above the longest chain that all honest nodes know to be notarised. */
  readonly height: number;
  /** Blocks of consecutive epochs that end with it, at most three. */
  readonly run: number;
  /** It is of the epoch before, so that the next block on it makes the run longer. */
  readonly isRecent: boolean;
  /** The tip that it was proposed on, as a place in the state; -1 where all know that one to be notarised. */
  readonly parent: number;
  /** Honest nodes that know it to be notarised, one bit each. */
  readonly known: number;
  /** Every honest node learns of it before the next epoch ends, whatever the Byzantine do. */
  readonly isSpreading: boolean;
}

/** What a state of the game is before an epoch: whose turn it is to lead, and the tips. */
export interface GameState {
  /** Place of the epoch's leader in the rotation. */
  readonly leader: number;
  readonly tips: readonly Tip[];
}

/** The game's first state: node 0 leads, genesis is the block of epoch 0, and all know it. */
export function firstState(all: number): GameState {
  const genesis = { height: 0, run: 1, isRecent: true, parent: -1, known: all, isSpreading: false };
  return { leader: 0, tips: [genesis] };
}

/** States with the same key are the same. */
export function keyOf({ leader, tips }: GameState): string {
  return `${leader}|${tips.map(textOf).join(' ')}`;
}

function textOf({ height, run, isRecent, parent, known, isSpreading }: Tip): string {
  return `${height},${run},${isRecent ? 1 : 0},${parent},${known},${isSpreading ? 1 : 0}`;
}

/**
 * One state for all that differ in what can have no effect: chains shorter than one that all know are dropped, since no
 * honest node extends them; heights count from there; of tips alike in everything one is kept; their order is fixed.
 *
 * @param tips as an epoch left them; parents are places in this list.
 * @param all bits of all honest nodes.
 * @returns the state, and for each given tip its place in there, -1 where it was dropped.
 */
export function canonical(
  leader: number,
  tips: readonly Tip[],
  all: number,
): { readonly state: GameState; readonly places: readonly number[] } {
  const floor = Math.max(...tips.filter(({ known }) => known === all).map(({ height }) => height));
  const isOpen = (tip: number) => tip >= 0 && tips[tip].known !== all;
  const lines = tips.map((_, tip) => lineOf(tip));
  function lineOf(tip: number): string {
    const { parent } = tips[tip];
    const own = textOf({ ...tips[tip], parent: -1 });
    return isOpen(parent) ? `${own}(${lineOf(parent)})` : own;
  }
  const kept = tips.map((_, tip) => tip).filter((tip) => tips[tip].height >= floor);
  kept.sort((a, b) => tips[a].height - tips[b].height || compare(lines[a], lines[b]));
  const parents = new Set(kept.map((tip) => tips[tip].parent).filter(isOpen));
  const places = tips.map(() => -1);
  const result: Tip[] = [];
  for (const [at, tip] of kept.entries()) {
    const isAlike = at > 0 && lines[tip] === lines[kept[at - 1]] && !parents.has(tip);
    if (!isAlike) result.push(tips[tip]);
    places[tip] = result.length - 1;
  }
  const state = {
    leader,
    tips: result.map((tip) => ({
      ...tip,
      height: tip.height - floor,
      parent: isOpen(tip.parent) ? places[tip.parent] : -1,
      isSpreading: tip.isSpreading && tip.known !== all,
    })),
  };
  return { state, places };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
