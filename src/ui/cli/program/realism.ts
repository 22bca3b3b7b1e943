import { type Command, Option } from 'commander';

/** `realism`. */
export function addRealism(program: Command): void {
  program
    .command('realism')
    .summary('hold a run or recorded data against what real markets are known to show')
    .description(
      'Hold a stored run or recorded data against the statistics that markets are known for: estimate, interval, accepted range, and pass, fail or not enough data; with --against beside another',
    )
    .argument('<run|data>', 'a stored run (folder, name, or `last`), a dataset, or a recorded file')
    .option('--against <run|data>', 'another run, dataset or file to show beside it, with distances')
    .option('--instrument <name>', 'look at this instrument: ABC, or ABC@venue (default: the most traded)')
    .option('--against-instrument <name>', 'the instrument of --against (default: as --instrument)')
    .option('--minute <time>', 'interval that stands for the minute of the statistics: 1s, 1m, 1h', '1m')
    .option(
      '--report [file]',
      'write the page realism/report.html, or a file by its ending (.html .md .png .pdf)',
    )
    .option('--no-open', 'with --report: do not open the page in the browser')
    .option('--input <format>', 'format of the files (default: recognised)')
    .option('--symbol <symbol>', 'symbol of a file that names none')
    .option('--date <date>', 'day of a file that holds times of day only, as 2012-06-21')
    .addOption(
      new Option('--date-order <order>', 'how dates like 03/04/2000 are meant').choices(['dmy', 'mdy']),
    )
    .option('--price-decimals <n>', 'decimal places that prices are kept with')
    .option('--quantity-decimals <n>', 'decimal places that quantities are kept with')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (source, options) =>
      (await import('../commands/realism.ts')).realismCommand(source, options),
    );
}
