import { nearestWord } from '../../../../core/data/config/nearest.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { a1 } from './a1EquivocatingLeader.ts';
import { a2 } from './a2WithheldVote.ts';
import { a3, a3TwoSilent } from './a3Silent.ts';
import { a4 } from './a4LateNotarisation.ts';
import { a5 } from './a5EvenPartition.ts';
import { a6 } from './a6OneCutOff.ts';
import { a7 } from './a7Asynchrony.ts';
import { a8 } from './a8Forgery.ts';
import { a9 } from './a9Twins.ts';
import { a10 } from './a10TwoOfFour.ts';
import { a11 } from './a11TwoOfFourPartition.ts';
import { a12, a12AnyParent } from './a12BrokenRules.ts';
import { a13, a13Far } from './a13ClockSkew.ts';
import { a14 } from './a14ForkLeader.ts';
import { a15 } from './a15Stalling.ts';
import { a16 } from './a16LongestWait.ts';
import type { Attack } from './attack.ts';

/** Every attack by name, in the order of the guide. */
export const attacks: readonly Attack[] = [
  a1,
  a2,
  a3,
  a3TwoSilent,
  a4,
  a5,
  a6,
  a7,
  a8,
  a9,
  a10,
  a11,
  a12,
  a12AnyParent,
  a13,
  a13Far,
  a14,
  a15,
  a16,
];

/**
 * The attack called so, by number or by speaking name, in small or capital letters.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for a name that no attack has, with the one that was probably meant.
 */
export function findAttack(name: string): Attack {
  const word = name.toLowerCase();
  const found = attacks.find((each) => each.id.toLowerCase() === word || each.name === word);
  if (found !== undefined) return found;
  const meant = nearestWord(
    word,
    attacks.map((each) => each.name),
  );
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  throw new BaseError('CONFIG_INVALID_VALUE', `there is no scenario called ${name}${hint}`, {
    facts: { found: name },
    advice: `Scenarios are: ${attacks.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  });
}
