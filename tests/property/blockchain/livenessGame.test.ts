import fc from 'fast-check';
import { it } from 'vitest';
import { firstState } from '../../../src/blockchain/consensus/liveness/gameState.ts';
import { type GameRules, rulesOf } from '../../../src/blockchain/consensus/liveness/livenessGame.ts';
import { movesOf } from '../../../src/blockchain/consensus/liveness/moves.ts';
import type { ScheduledEpoch } from '../../../src/blockchain/consensus/liveness/ways.ts';
import { expectSamePlay, playedEpochs, playSchedule } from '../../support/consensus/scheduledChain.ts';

const committees = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((node) => ({ nodes: 4, byzantine: [node] })),
  fc
    .subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1, maxLength: 2 })
    .map((byzantine) => ({ nodes: 7, byzantine })),
);

it('whatever the adversary does in the game, real nodes come to know the same, message by message', () => {
  fc.assert(
    fc.property(
      committees,
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 1, maxLength: 14 }),
      (committee, mayOvertake, choices) => {
        const rules = rulesOf({ ...committee, mayOvertake: mayOvertake && committee.nodes === 4 });
        const played = playedEpochs(rules, chosenWay(rules, choices));
        expectSamePlay(played, playSchedule(rules, played));
      },
    ),
    { numRuns: 150 },
  );
});

/** A way through the game, one move after the other. A schedule at message level has no votes that cross into the next epoch. */
function chosenWay(rules: GameRules, choices: readonly number[]): ScheduledEpoch[] {
  let state = firstState(rules.all);
  return choices.map((choice) => {
    const moves = movesOf(rules, state).filter(({ isLate }) => !isLate);
    const step = { state, move: moves[choice % moves.length] };
    state = step.move.to;
    return step;
  });
}
