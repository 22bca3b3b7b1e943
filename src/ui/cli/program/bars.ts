import { type Command, Option } from 'commander';

/** `bars`: bars from runs and from recorded data. */
export function addBars(program: Command): void {
  program
    .command('bars')
    .summary('build or convert bars')
    .description(
      'Build bars from the trades of a stored run or a file, or convert the bars that a file holds',
    )
    .argument('<run|file>', 'a stored run (folder, name, or `last`), or a recorded file, compressed or not')
    .option('--every <time>', 'time bars: 1m, 1h, 1d')
    .option('--from <time>', 'with --every: time of day at which intervals begin, as 09:30 (default 00:00)')
    .addOption(
      new Option(
        '--empty <how>',
        'with --every: what an interval without trades gives (default none)',
      ).choices(['none', 'flat']),
    )
    .option('--ticks <n>', 'bars of so many trades')
    .option('--volume <quantity>', 'bars of so much volume')
    .option('--split', 'with --volume: split trades so that each bar has exactly its volume')
    .option('--notional <amount>', 'bars of so much price times quantity')
    .option('--instrument <name>', 'only this instrument: ABC, or ABC@venue')
    .option('--factors <file>', 'LEAN factor file: adjust bars for splits and dividends')
    .addOption(
      new Option('--format <format>', 'of the output (default: by the name of --out, else csv)').choices([
        'csv',
        'parquet',
      ]),
    )
    .option('--out <file>', 'file to write (default: CSV on stdout)')
    .option('--input <format>', 'format of the file (default: recognised)')
    .option('--symbol <symbol>', 'symbol of a file that names none')
    .option('--date <date>', 'day of a file that holds times of day only, as 2012-06-21')
    .addOption(
      new Option('--date-order <order>', 'how dates like 03/04/2000 are meant').choices(['dmy', 'mdy']),
    )
    .option('--price-decimals <n>', 'decimal places that prices are kept with')
    .option('--quantity-decimals <n>', 'decimal places that quantities are kept with')
    .option('--json', 'with --out: print one JSON object on stdout, everything else on stderr')
    .action(async (source, options) =>
      (await import('../commands/bars/bars.ts')).barsCommand(source, options),
    );
}
