import { BaseError } from '../../../core/utils/errors.ts';
import { halfQuorum } from './m1HalfQuorum.ts';
import { majorityQuorum } from './m2MajorityQuorum.ts';
import { votesAgain } from './m3VotesAgain.ts';
import { anyNotarised } from './m4AnyNotarised.ts';
import { oneShorter } from './m5OneShorter.ts';
import { ownFinal } from './m6OwnFinal.ts';
import { twoInARow } from './m7TwoInARow.ts';
import { thirdFinal } from './m8ThirdFinal.ts';
import { anyEpochs } from './m9AnyEpochs.ts';
import { thirdProposed } from './m10ThirdProposed.ts';
import { unlinked } from './m11Unlinked.ts';
import { copiesCount } from './m12Copies.ts';
import type { Mutant } from './mutant.ts';
import { majorityOfFour } from './n1Majority.ts';
import { anyLeader } from './n2AnyLeader.ts';
import { firstVotable } from './n3FirstVotable.ts';
import { leaderAnywhere } from './n4LeaderAnywhere.ts';
import { firstOfThree } from './n5FirstOfThree.ts';
import { freshestChain } from './n6Freshest.ts';
import { noEcho } from './n7NoEcho.ts';
import { allMustVote } from './n8AllMustVote.ts';

/** Streamlet with one rule broken each: M1 to M12 lose agreement; N1 to N8 lose something else, or nothing. */
export const mutants: readonly Mutant[] = [
  halfQuorum,
  majorityQuorum,
  votesAgain,
  anyNotarised,
  oneShorter,
  ownFinal,
  twoInARow,
  thirdFinal,
  anyEpochs,
  thirdProposed,
  unlinked,
  copiesCount,
  majorityOfFour,
  anyLeader,
  firstVotable,
  leaderAnywhere,
  firstOfThree,
  freshestChain,
  noEcho,
  allMustVote,
];

/** @throws BaseError CONFIG_INVALID_VALUE for a name that no mutant has. */
export function findMutant(name: string): Mutant {
  const found = mutants.find((each) => each.name === name.toUpperCase());
  if (found !== undefined) return found;
  const names = mutants.map((each) => each.name).join(', ');
  throw new BaseError('CONFIG_INVALID_VALUE', `there is no mutant called ${name}`, {
    facts: { found: name },
    advice: `Mutants are: ${names}.`,
  });
}
