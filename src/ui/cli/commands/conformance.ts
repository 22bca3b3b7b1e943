import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { checkConformance } from '../../../simulation/scenarios/conformance/conformance.ts';
import { readSuite } from '../../../simulation/scenarios/conformance/readSuite.ts';
import { columns, Output } from '../output.ts';

/** `market-sim conformance <scenarios.json…>` */
export function conformanceCommand(files: readonly string[], options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const scenarios = files.flatMap((file) =>
    readSuite(
      withIoErrors('read', file, () => readFileSync(file, 'utf8')),
      basename(file),
    ),
  );
  const result = checkConformance(scenarios);
  const { failed, passed, ruleDiffers } = result;
  for (const { expected, field, got, name, step } of failed) {
    output.say(`FAILED ${name}: step ${step}: ${field}`);
    output.say(`  expected ${JSON.stringify(expected)}`);
    output.say(`  got      ${JSON.stringify(got)}`);
  }
  for (const line of columns(ruleDiffers.map(({ name, rule }) => ['our rule', rule, name]))) output.say(line);
  const counts = `${passed} passed, ${ruleDiffers.length} by a rule of ours, ${failed.length} failed`;
  output.say(`${result.scenarios} scenarios: ${counts}`);
  output.result(result);
  if (failed.length > 0) process.exitCode = EXIT.different;
}
