import { fuzzL2 } from '../support/l2Fuzz.ts';

const FUZZ_CASES = 100_000;
const FUZZ_STEP = 10_000;

/** Broken recordings of depth by the hundred thousand. Throws where one is met with anything but an answer. */
export function soakL2Fuzz(): void {
  for (let done = 0; done < FUZZ_CASES; done += FUZZ_STEP) {
    const { read, refused, records, gaps } = fuzzL2(FUZZ_STEP, 1 + done);
    console.log(
      `broken depth: ${done + FUZZ_STEP} cases; ${read} read, ${records} records, ${gaps} gaps, ${JSON.stringify(refused)}`,
    );
  }
}
