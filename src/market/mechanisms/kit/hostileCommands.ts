import type { MechanismCapabilities, MechanismCommand } from '../../../core/models/ports/mechanism.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import { CommandGenerator } from './commandGenerator.ts';
import type { Step } from './step.ts';

/** Numbers that no door lets through, and some at the edge of what it does. */
const STRANGE = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0,
  0,
  0.5,
  1,
  7,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 + 1,
  2 ** 53,
];

/** Commands of which every other one has fields that make no sense. */
export function hostileScript(
  rng: Rng,
  capabilities: MechanismCapabilities,
  instruments: number,
  length: number,
): Step[] {
  const generator = new CommandGenerator(rng, capabilities, instruments);
  return Array.from({ length }, () => {
    const step = generator.step();
    if (step.wait === 'due' || rng.below(2) === 0) return step;
    return { wait: step.wait, command: spoil(rng, step.command) };
  });
}

function spoil(rng: Rng, command: MechanismCommand): MechanismCommand {
  const fields = Object.keys(command).filter((field) => field !== 'kind');
  const changes = Object.fromEntries(
    Array.from({ length: 1 + rng.below(2) }, () => [
      fields[rng.below(fields.length)],
      STRANGE[rng.below(STRANGE.length)],
    ]),
  );
  return { ...command, ...changes };
}
