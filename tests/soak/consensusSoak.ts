import { runAsynchronously } from '../support/consensus/asynchronousRuns.ts';

/** Runs of each protocol; PBFT, whose nodes ask for new views all the time then, takes ten times as long for each. */
const RUNS = { streamlet: 100_000, hotstuff: 20_000, pbft: 5_000 } as const;
const STEPS = 10;
/** Least shares of runs that finalise and fork: "no violation" of runs that do neither would be empty. */
const LEAST_FINALISED = 0.1;
const LEAST_FORKED = 0.5;

/** Protocols with fewer than a third Byzantine nodes in asynchronous networks. Throws at the first violation. */
export function soakAsynchrony(): void {
  for (const [protocol, runs] of Object.entries(RUNS)) soakProtocol(protocol, runs);
}

function soakProtocol(protocol: string, runs: number): void {
  const step = runs / STEPS;
  let [finalised, forked] = [0, 0];
  for (let done = step; done <= runs; done += step) {
    const tally = runAsynchronously(1 + done - step, step, protocol);
    finalised += tally.finalised;
    forked += tally.forked;
    const [first] = tally.violations;
    if (first !== undefined) throw new Error(`${protocol}, seed ${first.seed}: ${first.violation.what}`);
    if (tally.wronged > 0) throw new Error(`${protocol}: the evidence names an honest node`);
    console.log(
      `asynchrony: ${protocol}, ${done} runs without violation; ${percent(finalised, done)} finalised a block, ` +
        `${percent(forked, done)} held a fork`,
    );
  }
  if (finalised < LEAST_FINALISED * runs || forked < LEAST_FORKED * runs)
    throw new Error(`${protocol}: too few of the runs finalised or forked to say anything`);
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)}%`;
}
