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
    .option('--symbol <name>', 'with --with: whose orders; L2: symbol of snapshots that name none')
    .option('--price-decimals <n>', 'L2: decimal places that prices are kept with (default 8)')
    .option('--quantity-decimals <n>', 'L2: decimal places that quantities are kept with (default 8)')
    .option(
      '--with <agents>',
      'let others trade in the same book: momentum:3,market-maker, a JSON file of populations, or none; stored as any run',
    )
    .option('--from <time>', 'with --with: time of day at which the record begins, as 9h30m')
    .option('--tick <size>', 'with --with: tick of the venue (default 0.01, 1 for order streams)')
    .option('--seed <n>', 'with --with: seed of the others’ random streams')
    .option('--until <time>', 'with --with: simulated time at which to stop (default: the end of the record)')
    .option('--set <path=value>', 'with --with: change one setting of scenario replay-market', collect, [])
    .option('--out <dir>', 'with --with: folder of the run')
    .option('--force', 'with --with and --out: replace a run that is there')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (file, options) =>
      (await import('../commands/replay/replay.ts')).replayCommand(file, options),
    );
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
