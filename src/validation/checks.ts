import type { ValidationCheck } from './check.ts';
import { chiarellaIoriChecks } from './chiarellaIori/chiarellaIoriChecks.ts';
import { pathChecks } from './paths/pathChecks.ts';

/** Every check, in the order of tables. */
export const validationChecks: readonly ValidationCheck[] = [...pathChecks, ...chiarellaIoriChecks];
