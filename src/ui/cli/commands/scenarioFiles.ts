import { scenarioFileSchema } from '../../../simulation/scenarios/fileSchema.ts';
import { findScenario } from '../../../simulation/scenarios/scenarioRegistry.ts';
import { planRequest } from '../runRequest.ts';

export interface ExportOptions {
  readonly seed?: string;
  readonly until?: string;
  readonly set: readonly string[];
}

/** `market-sim scenarios export <name>`: a file that `run` takes, with every setting written out. */
export function exportScenario(target: string, options: ExportOptions): void {
  const { scenario, seed, config } = planRequest({ target, ...options });
  print({ scenario, seed, config });
}

/** `market-sim scenarios schema <name>`: what may stand in such a file. */
export function printFileSchema(name: string): void {
  print(scenarioFileSchema(findScenario(name)));
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
