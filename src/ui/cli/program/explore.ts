import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `explore`: schedules that break a consensus protocol. */
export function addExplore(program: Command): void {
  const explore = program
    .command('explore')
    .summary('look for schedules that break a consensus protocol')
    .description(
      'Try schedules of a consensus protocol, or of Streamlet with one rule broken, until a promise is broken; the exit code is 1 where one was',
    )
    .argument('[protocol]', 'streamlet, or another protocol', 'streamlet')
    .option('--mutant <name>', 'Streamlet with one rule broken: M1 to M12, N1 to N8')
    .option('--seeds <seeds>', 'seeds to look under: a number (100), a range (1-100) or a list')
    .option('--time <duration>', 'look as long, seed by seed from 1: 60s, 5m')
    .option('--nodes <n>', 'nodes of the committee')
    .option('--epochs <n>', 'most epochs of a schedule')
    .option('--faulty <n>', 'Byzantine nodes (default: as many as the protocol bears)')
    .option('--allow-unsafe', 'more Byzantine nodes than the protocol bears, to see it fail')
    .option('--within <epochs>', 'most epochs without a new final block after stabilisation')
    .option('--monitors <names>', 'only violations of these; `market-sim consensus` lists them')
    .option('--exhaustive', 'every run of the model without messages instead of samples')
    .option('--out <file>', 'write the smallest schedule found, to be replayed')
    .option('--replay <file>', 'run the schedule of a file again instead')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (protocol, options) =>
      (await import('../commands/explore.ts')).exploreCommand(protocol, options),
    );
  acceptPlugins(explore);
}
