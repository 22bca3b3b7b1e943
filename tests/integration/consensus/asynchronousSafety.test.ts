import { describe, expect, it } from 'vitest';
import { runAsynchronously } from '../../support/consensus/asynchronousRuns.ts';

const RUNS = 600;

describe('Streamlet in an asynchronous network, fewer than a third Byzantine', () => {
  it('nothing is violated and no honest node accused, in runs that finalise and fork (the rest: npm run soak)', () => {
    const tally = runAsynchronously(1, RUNS);
    expect(tally.violations).toEqual([]);
    expect(tally.wronged).toBe(0);
    expect(tally.runs).toBe(RUNS);
    // Without blocks to lose and forks to lose them to, the above would say nothing.
    expect(tally.finalised / RUNS).toBeGreaterThan(0.1);
    expect(tally.forked / RUNS).toBeGreaterThan(0.5);
    expect(tally.convicted).toBeGreaterThan(0);
  });
});
