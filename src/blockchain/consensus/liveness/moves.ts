import { canonical, type GameState, keyOf, type Tip } from './gameState.ts';
import type { GameRules } from './livenessGame.ts';

/** What the adversary does in one epoch, and what comes of it. */
export interface Move {
  readonly to: GameState;
  /** An honest node sees a new final block by the end of the epoch. */
  readonly isFinal: boolean;
  /** Tip that the leader's block extends; -1 where a Byzantine leader proposes nothing that gets votes. */
  readonly parent: number;
  /** Honest votes for that block. */
  readonly votes: number;
  /** Tips known to be notarised when the proposal is judged, one bit each, by honest node. */
  readonly views: readonly number[];
  /** A Byzantine leader proposes so late that votes and news cross into the next epoch. */
  readonly isLate: boolean;
  /** Place in `to` of each tip, and behind them of the new block; -1 where it is gone. */
  readonly places: readonly number[];
}

/** Every move of an epoch, one for each state and outcome that can be reached. */
export function movesOf(rules: GameRules, state: GameState): Move[] {
  const epoch = new Epoch(rules, state);
  const leader = rules.honest.indexOf(state.leader);
  for (const views of epoch.allViews()) {
    if (leader >= 0) epoch.honestLeader(leader, views);
    else for (const isLate of [false, true]) epoch.byzantineLeader(views, isLate);
  }
  return [...epoch.moves.values()];
}

/** The moves of one epoch in the making. */
class Epoch {
  readonly moves = new Map<string, Move>();
  readonly #rules: GameRules;
  readonly #leader: number;
  readonly #tips: readonly Tip[];
  readonly #certain: number;

  constructor(rules: GameRules, { leader, tips }: GameState) {
    this.#rules = rules;
    this.#leader = leader;
    this.#tips = tips;
    this.#certain = bitsOf(tips, ({ known }) => known === rules.all);
  }

  /** Each way in which the adversary can let the honest nodes know of tips when they judge. */
  *allViews(): Generator<readonly number[]> {
    yield* product(this.#rules.honest.map((_, node) => this.#viewsOf(node)));
  }

  /** What a node may know: what it knew, what all know, any of the rest, and never a block without its parent. */
  #viewsOf(node: number): number[] {
    const tips = this.#tips;
    const views: number[] = [];
    for (let view = 0; view < 1 << tips.length; view++) {
      const isWhole = tips.every(
        ({ known, parent }, tip) =>
          (has(view, tip) || !has(known, node)) && (!has(view, tip) || parent < 0 || has(view, parent)),
      );
      if (isWhole) views.push(view);
    }
    return views;
  }

  /** The leader proposes at once on what it knows; the others judge within delta; by the end all know what anybody knew. */
  honestLeader(leader: number, views: readonly number[]): void {
    const { mayOvertake, quorum, enough, all } = this.#rules;
    const used = union(views);
    const known = this.#tips.map(({ known: before, isSpreading }, tip) =>
      has(used, tip) || isSpreading ? all : before,
    );
    for (const parent of this.#longestOf(views[leader])) {
      if (!mayOvertake && !views.every((view) => has(view, parent))) continue;
      const votes = this.#votersFor(parent, views);
      const block = votes >= enough ? this.#blockOn(parent, votes >= quorum ? all : 0, false) : undefined;
      this.#end({ parent, votes, views, isLate: false }, this.#learnt(known, used, false), block);
    }
  }

  /**
   * The adversary shows its block to whom and when it wants. Early, all that was seen is known to all by the end; late,
   * votes and news of that moment arrive during the next epoch.
   */
  byzantineLeader(views: readonly number[], isLate: boolean): void {
    const { quorum, enough, all } = this.#rules;
    const used = union(views);
    const common = views.reduce((bits, view) => bits & view);
    const known = this.#tips.map(({ known: before, isSpreading }, tip) => {
      if (isSpreading || has(isLate ? common : used, tip)) return all;
      return views.reduce((bits, view, node) => (has(view, tip) ? bits | (1 << node) : bits), before);
    });
    const tips = this.#learnt(known, used, isLate);
    this.#end({ parent: -1, votes: 0, views, isLate }, tips, undefined);
    for (const parent of this.#tips.keys()) {
      const voters = this.#votersFor(parent, views);
      const told = { parent, views, isLate };
      if (voters >= enough) this.#end({ ...told, votes: enough }, tips, this.#blockOn(parent, 0, false));
      if (voters < quorum) continue;
      this.#end({ ...told, votes: quorum }, tips, this.#blockOn(parent, isLate ? 0 : all, isLate));
    }
  }

  #longestOf(view: number): number[] {
    const height = this.#heightOf(view);
    return [...this.#tips.keys()].filter((tip) => has(view, tip) && this.#tips[tip].height === height);
  }

  #heightOf(view: number): number {
    return this.#tips.reduce((most, { height }, tip) => (has(view, tip) ? Math.max(most, height) : most), 0);
  }

  /** Honest nodes for which the tip is the end of a longest notarised chain. */
  #votersFor(parent: number, views: readonly number[]): number {
    const { height } = this.#tips[parent];
    return views.filter((view) => has(view, parent) && this.#heightOf(view) === height).length;
  }

  #blockOn(parent: number, known: number, isSpreading: boolean): Tip {
    const { height, run, isRecent } = this.#tips[parent];
    return {
      height: height + 1,
      run: isRecent ? Math.min(3, run + 1) : 1,
      isRecent: true,
      parent,
      known,
      isSpreading,
    };
  }

  #learnt(known: readonly number[], used: number, isLate: boolean): Tip[] {
    const { all } = this.#rules;
    return this.#tips.map((tip, place) => ({
      ...tip,
      isRecent: false,
      known: known[place],
      isSpreading: isLate && known[place] !== all && has(used, place),
    }));
  }

  #end(told: Omit<Move, 'to' | 'isFinal' | 'places'>, tips: readonly Tip[], block: Tip | undefined): void {
    const { nodes, all } = this.#rules;
    const after = block === undefined ? tips : [...tips, block];
    const isNew = (tip: Tip, place: number) => tip.run >= 3 && tip.known !== 0 && !has(this.#certain, place);
    const isFinal = after.some((tip, place) => isNew(tip, place) && tip.known !== this.#tips[place]?.known);
    const { state: to, places } = canonical((this.#leader + 1) % nodes, after, all);
    const key = `${keyOf(to)} ${isFinal}`;
    if (!this.moves.has(key)) this.moves.set(key, { ...told, to, isFinal, places });
  }
}

function has(bits: number, place: number): boolean {
  return (bits & (1 << place)) !== 0;
}

function union(views: readonly number[]): number {
  return views.reduce((bits, view) => bits | view, 0);
}

function bitsOf<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  return items.reduce((bits, item, place) => (test(item) ? bits | (1 << place) : bits), 0);
}

function* product(
  choices: readonly (readonly number[])[],
  chosen: readonly number[] = [],
): Generator<number[]> {
  if (chosen.length === choices.length) {
    yield [...chosen];
    return;
  }
  for (const choice of choices[chosen.length]) yield* product(choices, [...chosen, choice]);
}
