import { EXIT } from '../../../core/utils/errorCodes.ts';
import { KernelReplayHost } from '../../../simulation/results/kernelReplay.ts';
import { checkChecksums } from '../../../simulation/results/node/checksums.ts';
import { nodeHost } from '../../../simulation/results/node/nodeHost.ts';
import { openRun } from '../../../simulation/results/node/openRun.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { resolveRun } from '../../../simulation/results/node/store/resolveRun.ts';
import { type VerifyOutcome, verifyRun } from '../../../simulation/results/verify.ts';
import { verifyText } from '../../../simulation/results/verifyText.ts';
import { Output } from '../output.ts';
import { startProgress } from '../progress.ts';

/** A log that was cut short verifies as far as it goes; one whose bytes changed is bad data. */
const EXIT_OF: Readonly<Record<VerifyOutcome, number>> = {
  same: EXIT.ok,
  truncated: EXIT.ok,
  different: EXIT.different,
  damaged: EXIT.badData,
};

/** `market-sim verify <run>` */
export async function verifyCommand(named: string, options: { json?: boolean }): Promise<void> {
  const output = new Output(options.json === true);
  const dir = resolveRun(named);
  const { problems, notCovered } = checkChecksums(dir);
  for (const problem of problems) output.say(`Damaged: ${problem.message}.`);
  const run = openRun(dir);
  const progress = await startProgress('verify', 'events');
  const total = Number(run.summary?.events ?? 0);
  try {
    const host = new KernelReplayHost(programVersion(), nodeHost);
    const result = verifyRun(run.manifest, run.log, host, ({ events }) =>
      progress.update(total > 0 ? Math.min(1, events / total) : 0, events),
    );
    progress.stop();
    for (const line of verifyText(result)) output.say(line);
    for (const file of notCovered) output.say(`${file} has no checksum: an older program made this run.`);
    const problem = result.problem && { code: result.problem.code, message: result.problem.message };
    const damaged = problems.map(({ code, message }) => ({ code, message }));
    output.result({ ...result, problem, damaged, notCovered });
    process.exitCode = damaged.length > 0 ? EXIT.badData : EXIT_OF[result.outcome];
  } finally {
    progress.stop();
    run.close();
  }
}
