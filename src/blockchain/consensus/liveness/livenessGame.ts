import { quorumOf } from '../../../core/consensus/quorum.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** Who plays, and by which rule proposals travel. */
export interface LivenessGame {
  readonly nodes: number;
  /** Places of the Byzantine nodes in the rotation, ascending. */
  readonly byzantine: readonly number[];
  /**
   * True where a proposal may come before the votes that notarise its parent: the network does not keep order. False where
   * a node that judges a proposal knows its parent to be notarised, because the leader sent those votes on first.
   */
  readonly mayOvertake: boolean;
}

/** What follows from a game. */
export interface GameRules extends LivenessGame {
  readonly honest: readonly number[];
  /** Bits of all honest nodes, by their places in `honest`. */
  readonly all: number;
  /** Votes that notarise. */
  readonly quorum: number;
  /** Honest votes from which on the Byzantine can complete the quorum. */
  readonly enough: number;
}

/** Most honest nodes whose views are told apart: their number is the exponent of the cost. */
const MOST_HONEST = 6;

/**
 * @throws BaseError USAGE for a game that this search does not play: places outside the rotation, a third or more
 * Byzantine nodes, or too many nodes.
 */
export function rulesOf(game: LivenessGame): GameRules {
  const { nodes, byzantine } = game;
  const isPlace = (place: number) => Number.isInteger(place) && place >= 0 && place < nodes;
  if (!byzantine.every(isPlace) || new Set(byzantine).size !== byzantine.length) {
    throw new BaseError('USAGE', `Byzantine nodes are different numbers from 0 to ${nodes - 1}`);
  }
  const honest = Array.from({ length: nodes }, (_, node) => node).filter((node) => !byzantine.includes(node));
  if (3 * byzantine.length >= nodes || honest.length > MOST_HONEST) {
    throw new BaseError('USAGE', `${byzantine.length} Byzantine of ${nodes} nodes cannot be searched`, {
      advice: `Choose fewer than a third Byzantine nodes, and at most ${MOST_HONEST} honest ones.`,
    });
  }
  const quorum = quorumOf(nodes);
  return { ...game, honest, all: (1 << honest.length) - 1, quorum, enough: quorum - byzantine.length };
}
