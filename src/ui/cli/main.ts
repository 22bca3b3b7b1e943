import { Command, Option } from 'commander';
import { createColors } from 'picocolors';
import { programVersion } from '../../simulation/results/node/programVersion.ts';
import { tellFailure } from './failure.ts';

const LOG_LEVELS = ['inputs', 'commands', 'full'];
const FORMATS = ['lobster', 'order-stream'];

/** Commands load their code when they run, so that `--help` and small commands start at once. */
export function buildProgram(): Command {
  const program = new Command('market-sim')
    .description('Simulate, analyse and teach financial markets on one deterministic kernel')
    .version(programVersion())
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', EXIT_HELP);
  addRun(program);
  addReplay(program);
  addRunTools(program);
  addLookups(program);
  return program;
}

const EXIT_HELP = `
Exit codes: 0 well, 1 checked and different, 2 usage or config, 3 bad data, 4 input or output failed,
70 a bug of ours, 130 interrupted. Every error code is explained in docs/reference/errors.md.`;

function addRun(program: Command): void {
  program
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
    .option('--speed <factor>', '`max`, or simulated seconds per real second: 1, 10, 0.5', 'max')
    .option('--out <dir>', 'folder of the run (default runs/<scenario>-<seed>-<n>)')
    .option('--force', 'with --out: replace a run that is there')
    .addOption(new Option('--log <level>', 'what the log holds').choices(LOG_LEVELS).default('commands'))
    .option('--no-store', 'keep nothing on disk')
    .option('--report', 'write report.html and figures/ into the run folder')
    .option('--open', 'with --report: open it in the browser')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (name, options) => (await import('./commands/run.ts')).runCommand(name, options));
  program
    .command('start')
    .summary('run the default market and show its report')
    .description('Run the default market (scenario zi, seed 1), write its report and open it in the browser')
    .option('--no-open', 'only print where the report is')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (options) => (await import('./commands/start.ts')).startCommand(options));
}

function addReplay(program: Command): void {
  program
    .command('replay')
    .summary('replay recorded order flow through the exchange')
    .description('Replay recorded order flow through the exchange and check what it gives')
    .argument('<file>', 'message file, compressed (.br, .gz) or not')
    .addOption(new Option('--format <format>', 'format of the file').choices(FORMATS).makeOptionMandatory())
    .option('--book <file>', 'lobster: the orderbook file to compare with')
    .option('--levels <n>', 'lobster: how many levels to compare', '10')
    .option('--reports <file>', 'order-stream: write the reports there as text')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (file, options) => (await import('./commands/replay.ts')).replayCommand(file, options));
}

function addRunTools(program: Command): void {
  program
    .command('verify')
    .summary('run a stored run again and compare')
    .description('Check the sums of a stored run, run it again and compare every anchor')
    .argument('<run>', 'run folder')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (run, options) => (await import('./commands/verify.ts')).verifyCommand(run, options));
  program
    .command('diff')
    .summary('find where two runs part')
    .description('Find the first event at which two runs part')
    .argument('<runA>', 'run folder')
    .argument('<runB>', 'run folder')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (a, b, options) => (await import('./commands/diff.ts')).diffCommand(a, b, options));
  program
    .command('report')
    .summary('write the report of a stored run')
    .description('Write report.html and figures/ into a stored run')
    .argument('<run>', 'run folder')
    .option('--open', 'open it in the browser')
    .action(async (run, options) => (await import('./commands/report.ts')).reportCommand(run, options));
}

function addLookups(program: Command): void {
  const scenarios = program.command('scenarios').description('List the scenarios');
  scenarios
    .command('list', { isDefault: true })
    .description('List the scenarios')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('./commands/scenarios.ts')).listScenarios(options));
  scenarios
    .command('show')
    .description("Show a scenario's settings with units and defaults")
    .argument('<name>', 'name of a scenario')
    .option('--json', 'print its JSON schema on stdout')
    .action(async (name, options) => (await import('./commands/scenarios.ts')).showScenario(name, options));
  program
    .command('doctor')
    .description('Say what is there on this machine and what is missing')
    .option('--json', 'print one JSON object on stdout')
    .action(async (options) => (await import('./commands/doctor.ts')).doctorCommand(options));
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

/** Runs the command line and returns the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const told = tellFailure(error, `market-sim ${args.join(' ')}`);
    const { red } = createColors(process.stderr.isTTY && !process.env.NO_COLOR);
    const [headline = '', ...rest] = told.lines;
    if (headline !== '') process.stderr.write(`${[red(headline), ...rest].join('\n')}\n`);
    return told.exitCode;
  }
}
