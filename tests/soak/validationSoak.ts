import { availableParallelism } from 'node:os';
import { runChecks } from '../../src/api/validate/runChecks.ts';
import { validationChecks } from '../../src/validation/checks.ts';
import { verdictOf } from '../../src/validation/verdict.ts';

/** Every published figure at the scale that docs/validation.md states. */
export async function soakValidation(): Promise<void> {
  const answers = await runChecks(validationChecks, ['full'], { workers: availableParallelism() });
  for (const { id, outcome } of answers) {
    const check = validationChecks.find((candidate) => candidate.id === id)!;
    if (verdictOf(check, outcome) === 'fail') {
      throw new Error(`${id}: ${outcome.estimate}, published ${check.published} (${check.gate})`);
    }
  }
  console.log(`validation: ${answers.length} published figures`);
}
