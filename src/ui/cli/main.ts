import { Command } from 'commander';
import { createColors } from 'picocolors';
import { EXIT } from '../../core/utils/errorCodes.ts';
import { programVersion } from '../../simulation/results/node/programVersion.ts';
import { tellFailure } from './failure.ts';
import { addBars } from './program/bars.ts';
import { addCalibrate } from './program/calibrate.ts';
import { addCompare } from './program/compare.ts';
import { addConsensus } from './program/consensus.ts';
import { addCounterfactual } from './program/counterfactual.ts';
import { addData } from './program/data.ts';
import { addExplore } from './program/explore.ts';
import { addLookups } from './program/lookups.ts';
import { addNew } from './program/newPart.ts';
import { addRealism } from './program/realism.ts';
import { addReplay } from './program/replay.ts';
import { addReport } from './program/report.ts';
import { addRun } from './program/run.ts';
import { addRunTools } from './program/runTools.ts';
import { addStore } from './program/store.ts';
import { addStreamlet } from './program/streamlet.ts';
import { addValidate } from './program/validate.ts';

/** Commands load their code when they run, so that `--help` and small commands start at once. */
export function buildProgram(): Command {
  const program = new Command('market-sim')
    .description('Simulate, analyse and teach financial markets on one deterministic kernel')
    .version(programVersion())
    .exitOverride()
    // A group's own options end where the name of one of its commands stands: both may have the same.
    .enablePositionalOptions()
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', EXIT_HELP);
  addRun(program);
  addReplay(program);
  addStreamlet(program);
  addRunTools(program);
  addReport(program);
  addCompare(program);
  addCounterfactual(program);
  addConsensus(program);
  addExplore(program);
  addCalibrate(program);
  addRealism(program);
  addValidate(program);
  addStore(program);
  addBars(program);
  addData(program);
  addLookups(program);
  addNew(program);
  return program;
}

const EXIT_HELP = `
Exit codes: 0 well, 1 checked and different, 2 usage or config, 3 bad data, 4 input or output failed,
5 a plug-in failed or stalled, 70 a bug of ours, 130 interrupted. Every error code is explained in docs/reference/errors.md.`;

/** Runs the command line and returns the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  leaveWithTheReader();
  try {
    await buildProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const told = tellFailure(error, `market-sim ${args.join(' ')}`);
    const { red } = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
    const [headline = '', ...rest] = told.lines;
    if (headline !== '') process.stderr.write(`${[red(headline), ...rest].join('\n')}\n`);
    return told.exitCode;
  }
}

/** `market-sim query … | head` closes our output early: its reader has all it wants, which is no failure of ours. */
function leaveWithTheReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
}
