import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { figureSections, sectionOf } from '../../../../src/analysis/reports/figureSections.ts';
import { reportFigures } from '../../../../src/analysis/visualization/reportFigures.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

describe('figureSections', () => {
  it('puts every figure into one section', () => {
    const run = syntheticRun(400);
    const figures = reportFigures(measureRun(run.manifest, run.log));
    const placed = figureSections(figures).flatMap((section) => section.figures);
    expect(new Set(placed)).toEqual(new Set(figures));
    expect(placed).toHaveLength(figures.length);
  });

  it('goes by the words of the name', () => {
    expect(sectionOf('price')).toBe('market');
    expect(sectionOf('order-flow')).toBe('order-flow');
    expect(sectionOf('latency')).toBe('latency');
    expect(sectionOf('latency-by-kind')).toBe('latency');
    expect(sectionOf('profit-by-kind')).toBe('agents');
  });
});
