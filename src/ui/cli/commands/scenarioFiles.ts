import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { scenarioFileSchema } from '../../../simulation/scenarios/fileSchema.ts';
import { findScenario } from '../../../simulation/scenarios/scenarioRegistry.ts';
import { planRequest } from '../runRequest.ts';

export interface ExportOptions {
  readonly seed?: string;
  readonly until?: string;
  readonly set: readonly string[];
  readonly out?: string;
}

/** `market-sim scenarios export <name>`: a file that `run` takes, with every setting written out. */
export function exportScenario(target: string, options: ExportOptions): void {
  const { scenario, seed, config } = planRequest({ target, ...options });
  print({ scenario, seed, config }, options.out);
}

/** `market-sim scenarios schema <name>`: what may stand in such a file. */
export function printFileSchema(name: string, { out }: { readonly out?: string }): void {
  print(scenarioFileSchema(findScenario(name)), out);
}

/** To the file that is named, else to stdout. */
function print(value: object, out: string | undefined): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else withIoErrors('write', out, () => writeFileAtomic(out, text));
}
