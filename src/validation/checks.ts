import type { ValidationCheck } from './check.ts';
import { chiarellaIoriChecks } from './chiarellaIori/chiarellaIoriChecks.ts';
import { bambooChecks } from './consensus/bambooChecks.ts';
import { doubleSpendChecks } from './consensus/doubleSpendChecks.ts';
import { forkChecks } from './consensus/forkChecks.ts';
import { selfishMiningChecks } from './consensus/selfishMiningChecks.ts';
import { godeSunderChecks } from './experiments/godeSunderChecks.ts';
import { tournamentChecks } from './experiments/tournamentChecks.ts';
import { zipChecks } from './experiments/zipChecks.ts';
import { glostenMilgromChecks } from './glostenMilgrom/glostenMilgromChecks.ts';
import { avellanedaStoikovChecks } from './inventoryMaking/avellanedaStoikovChecks.ts';
import { glftChecks } from './inventoryMaking/glftChecks.ts';
import { kyleChecks } from './kyle/kyleChecks.ts';
import { metaorderChecks } from './metaorders/metaorderChecks.ts';
import { calibrationChecks } from './orderFlow/calibrationChecks.ts';
import { hawkesChecks } from './orderFlow/hawkesChecks.ts';
import { mikeFarmerChecks } from './orderFlow/mikeFarmerChecks.ts';
import { smithFarmerChecks } from './orderFlow/smithFarmerChecks.ts';
import { pathChecks } from './paths/pathChecks.ts';
import { rmsc04Checks } from './rmsc04/rmsc04Checks.ts';

/** Every check, in the order of tables. */
export const validationChecks: readonly ValidationCheck[] = [
  ...pathChecks,
  ...rmsc04Checks,
  ...chiarellaIoriChecks,
  ...metaorderChecks,
  ...smithFarmerChecks,
  ...mikeFarmerChecks,
  ...hawkesChecks,
  ...calibrationChecks,
  ...godeSunderChecks,
  ...zipChecks,
  ...tournamentChecks,
  ...glostenMilgromChecks,
  ...kyleChecks,
  ...avellanedaStoikovChecks,
  ...glftChecks,
  ...forkChecks,
  ...selfishMiningChecks,
  ...doubleSpendChecks,
  ...bambooChecks,
];
