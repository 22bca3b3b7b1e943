import { runAsynchronously } from '../support/consensus/asynchronousRuns.ts';

const RUNS = 100_000;
const STEP = 10_000;
/** Least shares of runs that finalise and fork: "no violation" of runs that do neither would be empty. */
const LEAST_FINALISED = 0.1;
const LEAST_FORKED = 0.5;

/** Streamlet with fewer than a third Byzantine nodes in an asynchronous network. Throws at the first violation. */
export function soakAsynchrony(): void {
  let [finalised, forked] = [0, 0];
  for (let done = 0; done < RUNS; done += STEP) {
    const tally = runAsynchronously(1 + done, STEP);
    finalised += tally.finalised;
    forked += tally.forked;
    const [first] = tally.violations;
    if (first !== undefined) throw new Error(`seed ${first.seed}: ${first.violation.what}`);
    if (tally.wronged > 0) throw new Error(`seeds from ${1 + done} on: the evidence names an honest node`);
    console.log(
      `asynchrony: ${done + STEP} runs without violation; ${percent(finalised, done + STEP)} finalised a block, ` +
        `${percent(forked, done + STEP)} held a fork`,
    );
  }
  if (finalised < LEAST_FINALISED * RUNS || forked < LEAST_FORKED * RUNS)
    throw new Error('too few of the runs finalised or forked to say anything');
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)}%`;
}
