import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { falseAlarmRates } from '../../../../src/analysis/realism/falseAlarmRates.ts';
import { realismStatistics } from '../../../../src/analysis/realism/realismStatistics.ts';

const guide = readFileSync(new URL('../../../../docs/guides/realism.md', import.meta.url), 'utf8');
const rows = guide.split('\n').filter((line) => line.startsWith('|'));
const percent = (share: number) => `${Number((100 * share).toFixed(1))} %`;

describe('the guide to realism', () => {
  it.each(realismStatistics)(
    'states range and need of $key',
    ({ key, range, least, sampleOf, estimator }) => {
      const row = `| \`${key}\` | ${estimator} | ${range?.words ?? 'reported'} | ${least} ${sampleOf} |`;
      expect(rows.filter((line) => line.startsWith(row))).toHaveLength(1);
    },
  );

  it.each(falseAlarmRates)('states how often $statistic passes on $process', (rate) => {
    const { process, statistic, truth, passes, surePasses, known } = rate;
    const has = truth === 'shows' ? 'yes' : 'no';
    const estimates = known === undefined ? '| |' : `${known.value} | ${known.mean} ± ${known.deviation} |`;
    const row = `| ${process} | \`${statistic}\` | ${has} | ${percent(passes)} | ${percent(surePasses)} | ${estimates}`;
    expect(rows).toContain(row);
  });
});
