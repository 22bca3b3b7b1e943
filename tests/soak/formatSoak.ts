import { fuzzFormats } from '../support/fuzzFormats.ts';

const FUZZ_CASES = 100_000;
const FUZZ_STEP = 10_000;

/** Broken files of every format by the hundred thousand. Throws where one is met with anything but an answer. */
export function soakFormatFuzz(): void {
  for (let done = 0; done < FUZZ_CASES; done += FUZZ_STEP) {
    const { read, found, refused } = fuzzFormats(FUZZ_STEP, 1 + done);
    console.log(
      `broken files: ${done + FUZZ_STEP} cases; ${read} read, ${found} with findings, ${JSON.stringify(refused)}`,
    );
  }
}
