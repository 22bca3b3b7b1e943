import { atRandom } from './atRandom.ts';
import { byTime } from './byTime.ts';
import { proRata } from './proRata.ts';
import type { Rationing } from './rationing.ts';

/** The rules that settings may name; the first is the paper's. */
export const RATIONING_RULES: readonly Rationing[] = [proRata, atRandom, byTime];

/** The rule of a name that settings have checked. */
export function rationingOf(name: string): Rationing {
  return RATIONING_RULES.find((rule) => rule.name === name) ?? proRata;
}
