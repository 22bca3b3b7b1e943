import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `streamlet`. */
export function addStreamlet(program: Command): void {
  const streamlet = program
    .command('streamlet')
    .summary('run Streamlet as in the textbook, epoch by epoch, and show its timeline')
    .description(
      'Run Streamlet between a few nodes: every proposal, vote, notarisation and final block as text, and as a page with timeline and block tree',
    );
  addChainOptions(streamlet);
  streamlet.action(async (options) => (await import('../commands/streamlet.ts')).streamletCommand(options));
}

/** What every command takes that runs one chain and shows it. */
export function addChainOptions(command: Command): void {
  command
    .option('--epochs <n>', 'epochs to run (default 8)')
    .option('--nodes <n>', 'nodes of the committee (default 4)')
    .option(
      '--faulty <words>',
      'who breaks the rules: 1 (one silent node), silent:3, equivocating-leader:0,double-voter:1; `market-sim consensus` lists them',
    )
    .option('--scenario <name>', 'a scenario by name: A1 to A16; `market-sim consensus` lists them')
    .option('--seed <n>', 'seed of every random stream, a whole number from 0')
    .option(
      '--set <path=value>',
      'change one setting, as `market-sim scenarios show streamlet` lists them; may be repeated',
      collect,
      [],
    )
    .option('--within <epochs>', 'most epochs without a new final block after stabilisation')
    .option('--growth <share>', 'least final blocks per epoch, over 20 of them')
    .option('--monitors <names>', 'only these monitors; `market-sim consensus` lists them')
    .option('--out <dir>', 'keep the run, its page and its JSON in this folder')
    .option('--force', 'with --out: replace a run that is there')
    .option('--no-open', 'do not open the page in the browser')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .addHelpText('after', EXIT_HELP);
  acceptPlugins(command);
}

const EXIT_HELP = `
Exit code 1 where a monitor saw a violation; of a named scenario, where what it is said to show did not come about.`;

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
