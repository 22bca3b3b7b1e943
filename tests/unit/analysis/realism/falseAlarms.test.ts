import { describe, expect, it } from 'vitest';
import { falseAlarmRates } from '../../../../src/analysis/realism/falseAlarmRates.ts';
import { realismStatistics } from '../../../../src/analysis/realism/realismStatistics.ts';
import { falseAlarms, knownProcesses } from '../../../../src/validation/realism/falseAlarms.ts';

const REPLICATIONS = 3;
/** Ten times the time of the others: the long tests have them. */
const SLOW = ['normal-returns', 'student-3-returns'];

describe('false alarms of the realism report', () => {
  it('are pinned for every statistic of every process of known answer', () => {
    const answers = knownProcesses.flatMap(({ key, shows, lacks }) => [
      ...shows.map((statistic) => `${key} shows ${statistic}`),
      ...lacks.map((statistic) => `${key} lacks ${statistic}`),
    ]);
    const pinned = falseAlarmRates.map(({ process, truth, statistic }) => `${process} ${truth} ${statistic}`);
    expect(pinned).toEqual(answers);
  });

  it('are known of every statistic that is judged: of one that has its fact and of one that has not', () => {
    const judged = realismStatistics.filter(({ range }) => range !== undefined).map(({ key }) => key);
    for (const truth of ['shows', 'lacks'] as const) {
      const known = falseAlarmRates.filter((rate) => rate.truth === truth).map(({ statistic }) => statistic);
      expect(judged.filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  it.each(knownProcesses.filter(({ key }) => !SLOW.includes(key)))(
    'of $key are as pinned, on a few paths',
    (process) => {
      for (const { statistic, truth, passes, surePasses, known } of falseAlarms(process, REPLICATIONS)) {
        const pinned = falseAlarmRates.find(
          (rate) => rate.process === process.key && rate.statistic === statistic,
        );
        expect(pinned?.truth).toBe(truth);
        // Six standard errors of a share of so many paths, and no less than one path of a share near 0 or 1.
        const error = (share: number) => 6 * Math.sqrt((share * (1 - share)) / REPLICATIONS) + 0.21;
        expect(Math.abs(passes - pinned!.passes)).toBeLessThanOrEqual(error(pinned!.passes));
        expect(Math.abs(surePasses - pinned!.surePasses)).toBeLessThanOrEqual(error(pinned!.surePasses));
        expect(known?.value).toBe(pinned?.known?.value);
        const reach = (6 * (pinned?.known?.deviation ?? 0)) / Math.sqrt(REPLICATIONS);
        const distance = Math.abs((known?.mean ?? 0) - (pinned?.known?.mean ?? 0));
        expect(distance).toBeLessThanOrEqual(reach);
      }
    },
  );
});
