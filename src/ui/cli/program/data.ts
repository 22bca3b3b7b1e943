import { type Command, Option } from 'commander';

/** `data`: recorded market data. */
export function addData(program: Command): void {
  const data = program.command('data').description('Take in, list, look at and check recorded market data');
  withFileOptions(data.command('import'))
    .description('Take files into the catalogue: each is read, kept byte for byte and described')
    .argument('<file...>', 'recorded files, compressed or not')
    .option('--as <name>', 'name of the dataset (default: after the file)')
    .option('--link', 'keep a link to the file instead of a copy')
    .action(async (files, options) =>
      (await import('../commands/data/importData.ts')).importData(files, options),
    );
  withCatalogue(data.command('ls'))
    .description('List the datasets of the catalogue')
    .action(async (options) => (await import('../commands/data/listData.ts')).listData(options));
  withFileOptions(data.command('show'))
    .description('Show what datasets or files hold, and their first records in order of time')
    .argument('<name...>', 'datasets or files')
    .option('--records <n>', 'how many records to show', '10')
    .action(async (names, options) =>
      (await import('../commands/data/showData.ts')).showData(names, options),
    );
  withFileOptions(data.command('check'))
    .description('Look for gaps, duplicates, disorder, crossed books and impossible values')
    .argument('<name...>', 'datasets or files')
    .action(async (names, options) =>
      (await import('../commands/data/checkData.ts')).checkData(names, options),
    );
  data
    .command('formats')
    .description('List the formats that are recognised, in the order in which they are tried')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('../commands/data/listFormats.ts')).listFormats(options));
  withCatalogue(data.command('rm'))
    .description('Remove datasets from the catalogue; a linked file stays')
    .argument('<name...>', 'datasets')
    .action(async (names, options) =>
      (await import('../commands/data/removeData.ts')).removeData(names, options),
    );
}

function withCatalogue(command: Command): Command {
  return command
    .option('--catalogue <dir>', 'folder of the catalogue (default: $MARKET_SIM_DATA, or data)')
    .option('--json', 'print one JSON object on stdout, everything else on stderr');
}

/** What a file does not say itself. */
function withFileOptions(command: Command): Command {
  return withCatalogue(command)
    .option('--format <format>', 'format of the file (default: recognised)')
    .option('--symbol <symbol>', 'symbol of a file that names none')
    .option('--date <date>', 'day of a file that holds times of day only, as 2012-06-21')
    .addOption(
      new Option('--date-order <order>', 'how dates like 03/04/2000 are meant').choices(['dmy', 'mdy']),
    )
    .option('--price-decimals <n>', 'decimal places that prices are kept with')
    .option('--quantity-decimals <n>', 'decimal places that quantities are kept with');
}
