import { type Command, Option } from 'commander';
import { acceptPlugins } from '../plugins.ts';

const LOG_LEVELS = ['inputs', 'commands', 'full'];

/** `run` and `start`. */
export function addRun(program: Command): void {
  const run = program
    .command('run')
    .summary('run a scenario')
    .description('Run a scenario by name, or the one that a config file names, and store what happened')
    .argument(
      '<scenario|config.json>',
      'name of a scenario (see `scenarios`), or a JSON file {"scenario": …, "config": {…}}',
    )
    .option('--seed <n>', 'seed of every random stream, a whole number from 0')
    .option('--until <time>', 'simulated time at which to stop: 90s, 10m, 1h')
    .option('--set <path=value>', 'change one setting; may be repeated', collect, [])
    .option(
      '--without <agent>',
      'kind or name of agents to be there and silent; `none`: the other world of such a pair',
      collect,
      [],
    )
    .option('--speed <factor>', '`max`, or simulated seconds per real second: 1, 10, 0.5', 'max')
    .option('--stall-timeout <time>', 'with plug-ins: end the run where nothing moves for so long', '10s')
    .option('--out <dir>', 'folder of the run (default runs/<scenario>-<seed>-<n>)')
    .option('--force', 'with --out: replace a run that is there')
    .addOption(new Option('--log <level>', 'what the log holds').choices(LOG_LEVELS).default('commands'))
    .option('--no-store', 'keep nothing on disk')
    .option('--report', 'write report.html and figures/ into the run folder')
    .option('--open', 'with --report: open it in the browser')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (name, options) => (await import('../commands/run.ts')).runCommand(name, options));
  acceptPlugins(run);
  const start = program
    .command('start')
    .summary('run the default market and show its report')
    .description('Run the default market (scenario zi, seed 1), write its report and open it in the browser')
    .option('--no-open', 'only print where the report is')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (options) => (await import('../commands/start.ts')).startCommand(options));
  acceptPlugins(start);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
