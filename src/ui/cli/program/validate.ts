import { type Command, Option } from 'commander';

/** `validate`: published figures against ours. */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('hold published figures against those of this program')
    .description(
      'Run the models of papers and hold what is published of them against what is found; the exit code is 1 where a figure misses its gate',
    )
    .argument('[name...]', 'checks to run, by the beginning of their names: gode-sunder, kyle/two-auctions')
    .addOption(
      new Option('--scale <scale>', 'seconds for each check, or what docs/validation.md states')
        .choices(['slice', 'full'])
        .default('slice'),
    )
    .option('--workers <n>', 'threads; the answer is the same for any number (default: all cores)')
    .option('--out <page.md>', 'without names: write the page of all figures')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (names, options) =>
      (await import('../commands/validate.ts')).validateCommand(names, options),
    );
}
