import { describe, expect, it } from 'vitest';
import { runAsynchronously } from '../../support/consensus/asynchronousRuns.ts';

const RUNS = 600;

describe('An asynchronous network, fewer than a third of the nodes Byzantine', () => {
  it('Streamlet: nothing is violated and no honest node accused, in runs that finalise and fork (the rest: npm run soak)', () => {
    const tally = runAsynchronously(1, RUNS);
    expect(tally.violations).toEqual([]);
    expect(tally.wronged).toBe(0);
    expect(tally.runs).toBe(RUNS);
    // Without blocks to lose and forks to lose them to, the above would say nothing.
    expect(tally.finalised / RUNS).toBeGreaterThan(0.1);
    expect(tally.forked / RUNS).toBeGreaterThan(0.5);
    expect(tally.convicted).toBeGreaterThan(0);
  });

  it.each([
    ['pbft', 40],
    ['hotstuff', 300],
  ])('%s holds in the same networks under the same adversaries', (protocol, runs) => {
    const { violations, wronged, finalised, forked } = runAsynchronously(1, runs, protocol);
    expect(violations).toEqual([]);
    expect(wronged).toBe(0);
    expect(finalised / runs).toBeGreaterThan(0.5);
    expect(forked / runs).toBeGreaterThan(0.4);
  });
});
