import { fuzzStoredRun } from '../support/storedRunFuzz.ts';

const RUNS = 10;
const CASES = 100_000;

/** Random harm to stored runs: every byte changed, cut or added must be told with its file. */
export async function soakStoredRuns(): Promise<void> {
  for (let seed = 1; seed <= RUNS; seed++) {
    const missed = await fuzzStoredRun(CASES / RUNS, seed);
    if (missed.length > 0) throw new Error(`stored run of seed ${seed}: ${missed.slice(0, 5).join('; ')}`);
    console.log(`stored runs: seed ${seed}, ${CASES / RUNS} cases`);
  }
}
