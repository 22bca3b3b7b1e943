import { describe, expect, it } from 'vitest';
import { coverageNote, coverageOf } from '../../../../src/analysis/reports/runCoverage.ts';
import { TEST_SUMMARY } from '../../../support/measuredRun.ts';

const anchor = { events: 100, time: 5_000_000, traceHash: 'fedcba9876543210' };
const truncated = { code: 'DATA_TRUNCATED', message: 'the log ends in a segment' };
const corrupt = { code: 'DATA_CORRUPT', message: 'segment 3 changed' };
const whole = { anchor, lastTime: 4_000_000, bytesAfter: 0, problem: undefined };

describe('coverageOf', () => {
  it('takes the summary of a whole run', () => {
    const { outcome, events, simNs } = coverageOf(TEST_SUMMARY, whole, 1000);
    expect({ outcome, events, simNs }).toEqual({ outcome: 'complete', events: 1234567, simNs: 600e9 });
    expect(coverageOf({ ...TEST_SUMMARY, interrupted: true }, whole, 1000).outcome).toBe('interrupted');
  });

  it('takes the last anchor where there is no summary, or the log is damaged', () => {
    for (const [summary, problem, outcome] of [
      [undefined, undefined, 'cut short'],
      [undefined, truncated, 'cut short'],
      [undefined, corrupt, 'damaged'],
      [TEST_SUMMARY, truncated, 'damaged'],
      [TEST_SUMMARY, corrupt, 'damaged'],
    ] as const) {
      const coverage = coverageOf(summary, { ...whole, problem }, 1000);
      expect(coverage).toMatchObject({ outcome, events: 100, simNs: 5e9, traceHash: anchor.traceHash });
    }
  });

  it('knows nothing of a log without an anchor but its last time', () => {
    const none = coverageOf(undefined, { ...whole, anchor: undefined }, 1);
    expect(none).toMatchObject({ events: null, traceHash: null, simNs: 4_000_000 });
  });
});

describe('coverageNote', () => {
  it('says how far it goes and why', () => {
    expect(coverageNote(coverageOf(TEST_SUMMARY, whole, 1000))).toBeUndefined();
    const damaged = coverageNote(
      coverageOf(TEST_SUMMARY, { ...whole, bytesAfter: 9, problem: corrupt }, 1000),
    );
    expect(damaged).toContain('first 5 s');
    expect(damaged).toContain('9 bytes');
    expect(damaged).toContain('segment 3 changed');
  });
});
