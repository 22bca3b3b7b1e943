import { type Command, Option } from 'commander';

const FORMATS = ['binance', 'hyperliquid', 'itch', 'lobster', 'order-stream', 'tardis'];

/** `replay`. */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .summary('replay recorded order flow through the exchange')
    .description('Replay recorded order flow through the exchange and check what it gives')
    .argument('<file>', 'recorded file, compressed or not, or a dataset of the catalogue')
    .addOption(new Option('--format <format>', 'format of the file (default: recognised)').choices(FORMATS))
    .option('--book <file>', 'lobster: the orderbook file to compare with')
    .option(
      '--levels <n>',
      'lobster: how many levels to compare (default 10); L2: closing levels to show (default 5)',
    )
    .option('--reports <file>', 'order-stream: write the reports there as text')
    .option('--framing <framing>', 'itch: length, zero or bare (default: as the first bytes tell)')
    .option('--symbols <names>', 'itch: stocks to show, or `all` (default: the 20 most active)')
    .option('--symbol <name>', 'L2: symbol of snapshots that name none')
    .option('--price-decimals <n>', 'L2: decimal places that prices are kept with (default 8)')
    .option('--quantity-decimals <n>', 'L2: decimal places that quantities are kept with (default 8)')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (file, options) =>
      (await import('../commands/replay/replay.ts')).replayCommand(file, options),
    );
}
