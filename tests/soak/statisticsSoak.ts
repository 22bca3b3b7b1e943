import { DISTRIBUTIONS, intervalCoverage } from '../support/intervalCoverage.ts';

const SIZES = [5, 10, 30, 100];
const TRIALS = 4000;
const RESAMPLES = 1000;

/** Coverage of the intervals over samples of several sizes. Throws where Student's of normal samples is not its 95 %. */
export function soakIntervals(): void {
  for (const name of Object.keys(DISTRIBUTIONS)) {
    for (const size of SIZES) {
      const { student, bootstrap, alarms } = intervalCoverage(name, size, TRIALS, RESAMPLES);
      console.log(
        `intervals: ${name}, ${size} values: Student ${student}, bootstrap ${bootstrap}, alarms ${alarms}`,
      );
      // Three standard errors of a share of 0.95 over so many trials.
      if (name === 'normal' && Math.abs(student - 0.95) > 0.0104) throw new Error(`coverage of ${student}`);
    }
  }
}
