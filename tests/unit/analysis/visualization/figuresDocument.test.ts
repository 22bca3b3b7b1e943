import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { reportFigures } from '../../../../src/analysis/visualization/reportFigures.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

describe('docs/reference/figures.md', () => {
  it('describes every figure, in the order of the report', () => {
    const text = readFileSync(new URL('../../../../docs/reference/figures.md', import.meta.url), 'utf8');
    const described = [...text.matchAll(/^\| `([\w-]+)` \| .+ \|$/gm)].map(([, name]) => name);
    const run = syntheticRun(1000);
    const drawn = reportFigures(measureRun(run.manifest, run.log)).map(({ name }) => name);
    // Hand-written runs have no gateways that would time orders, no session that would call auctions, no ids of trades,
    // no values, one venue, and no record beside them.
    const others = [
      ...['drift', 'auction-1', 'auction-calls', 'quality-makers', 'quality-sniping', 'discovery-shares'],
      ...['welfare-curves', 'welfare-surplus', 'latency-per-hop'],
    ];
    expect(described.filter((name) => !others.includes(name))).toEqual(drawn);
    expect(described.filter((name) => others.includes(name))).toEqual(others);
  });
});
