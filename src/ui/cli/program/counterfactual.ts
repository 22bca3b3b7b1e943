import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `counterfactual`: the same seeds with and without somebody. */
export function addCounterfactual(program: Command): void {
  const counterfactual = program
    .command('counterfactual')
    .summary('run the same seeds with and without an agent or a population')
    .description(
      'Run the same seeds with and without some agents, and tell what they changed: prices, volumes, the profits of others',
    )
    .argument('<scenario|config.json>', 'what `run` takes: name of a scenario, or a JSON file')
    .option(
      '--without <agent>',
      'kind of agent, or name of one (momentum, momentum-2); may be repeated',
      collect,
      [],
    )
    .option(
      '--with <agents>',
      'add agents: momentum:3,market-maker, or a JSON file with a list of populations',
    )
    .option('--seeds <seeds>', 'how many (20), a range (1-20) or a list (3,7,9)', '20')
    .option('--set <path=value>', 'change one setting of both; may be repeated', collect, [])
    .option('--until <time>', 'simulated time at which every run stops: 90s, 10m, 1h')
    .option('--measure <key>', 'compare this measure only; may be repeated', collect, [])
    .option('--workers <n>', 'threads; the answer is the same for any number (default: all cores)')
    .option('--stall-timeout <time>', 'with plug-ins: give up where nothing moves for so long', '10s')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (name, options) =>
      (await import('../commands/counterfactual.ts')).counterfactualCommand(name, options),
    );
  acceptPlugins(counterfactual);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
