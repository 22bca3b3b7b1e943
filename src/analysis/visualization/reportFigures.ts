import type { RunMetrics } from '../metrics/runMetrics.ts';
import { positionFigure, profitFigure } from './agentFigures.ts';
import { depthFigure } from './depthFigure.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { priceFigure } from './priceFigure.ts';
import { profitByKindFigure } from './profitByKindFigure.ts';
import { spreadFigure } from './spreadFigure.ts';
import { tradesFigure } from './tradesFigure.ts';

/** All figures of a run's report, in reading order; none where the log holds nothing of a venue. */
export function reportFigures(metrics: RunMetrics): ReportFigure[] {
  if (!metrics.survey.hasFacts) return [];
  return [
    priceFigure,
    spreadFigure,
    depthFigure,
    tradesFigure,
    positionFigure,
    profitFigure,
    profitByKindFigure,
  ].map((figure) => figure(metrics));
}
