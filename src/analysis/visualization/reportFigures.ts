import { HOPS } from '../metrics/latencyHops.ts';
import type { RunMetrics } from '../metrics/runMetrics.ts';
import { positionFigure, profitFigure } from './agentFigures.ts';
import { auctionCallsFigure } from './auctionCallsFigure.ts';
import { auctionFigure } from './auctionFigure.ts';
import { depthFigure } from './depthFigure.ts';
import { flowImbalanceFigure } from './flowImbalanceFigure.ts';
import { inventoryByKindFigure, volumeByKindFigure } from './kindFigures.ts';
import { latencyFigure } from './latencyFigure.ts';
import { lifetimesFigure } from './lifetimesFigure.ts';
import { orderEndsFigure } from './orderEndsFigure.ts';
import { orderFlowFigure } from './orderFlowFigure.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { priceFigure } from './priceFigure.ts';
import { profitByKindFigure } from './profitByKindFigure.ts';
import { executionFigure, hasExecution } from './quality/executionFigure.ts';
import { hasInformationShares, informationSharesFigure } from './quality/informationSharesFigure.ts';
import { hasMakerCosts, makerCostsFigure } from './quality/makerCostsFigure.ts';
import { hasSniping, snipingFigure } from './quality/snipingFigure.ts';
import { hasSpreadSplit, spreadSplitFigure } from './quality/spreadSplitFigure.ts';
import { queueFillFigure, queueLengthFigure } from './queueFigures.ts';
import { hasDrift, recordDriftFigure } from './recordDriftFigure.ts';
import { rejectsFigure } from './rejectsFigure.ts';
import { signedFlowFigure } from './signedFlowFigure.ts';
import { spreadFigure } from './spreadFigure.ts';
import { tradesFigure } from './tradesFigure.ts';
import { surplusFigure } from './welfare/surplusFigure.ts';
import { shownWelfare, valueCurvesFigure } from './welfare/valueCurvesFigure.ts';
import { whoPaysWhomFigure } from './whoPaysWhomFigure.ts';

const ROUND_TRIP = HOPS.length - 1;

type Draw = (metrics: RunMetrics) => ReportFigure;

/** Every figure of a run in reading order, each with what it needs to say anything. */
const FIGURES: readonly (readonly [draw: Draw, has: (metrics: RunMetrics) => boolean])[] = [
  [priceFigure, always],
  [spreadFigure, always],
  [depthFigure, always],
  [tradesFigure, always],
  [recordDriftFigure, hasDrift],
  ...[0, 1, 2, 3].map(
    (index) =>
      [
        (metrics: RunMetrics) => auctionFigure(metrics, index),
        ({ auctions }: RunMetrics) => auctions.kept.length > index,
      ] as const,
  ),
  [auctionCallsFigure, ({ auctions }) => auctions.kept.some(({ path }) => path.length > 0)],
  [spreadSplitFigure, hasSpreadSplit],
  [makerCostsFigure, hasMakerCosts],
  [executionFigure, hasExecution],
  [snipingFigure, hasSniping],
  [informationSharesFigure, hasInformationShares],
  [valueCurvesFigure, hasValues],
  [surplusFigure, hasValues],
  [orderFlowFigure, always],
  [signedFlowFigure, hasTrades],
  [flowImbalanceFigure, hasTrades],
  [orderEndsFigure, ({ activity }) => activity.counts.some(({ ends }) => ends.some((count) => count > 0))],
  [lifetimesFigure, ({ stays }) => stays.filled.total + stays.cancelled.total + stays.moved.total > 0],
  [queueLengthFigure, always],
  [queueFillFigure, ({ stays }) => stays.groups().some(({ filled }) => filled > 0)],
  [rejectsFigure, ({ counts }) => counts.rejectsByCode().length > 0],
  [latencyFigure, ({ latency }) => latency.byKind.some((hops) => hops[ROUND_TRIP].greatest > 0)],
  [volumeByKindFigure, hasTrades],
  [inventoryByKindFigure, hasTrades],
  [positionFigure, always],
  [profitFigure, always],
  [profitByKindFigure, always],
  [whoPaysWhomFigure, ({ trades, kinds }) => trades.count > 0 && kinds.count > 1],
];

/** The figures of a run's report, in reading order; none where the log holds nothing of a venue. */
export function reportFigures(metrics: RunMetrics): ReportFigure[] {
  if (!metrics.survey.hasFacts) return [];
  return FIGURES.filter(([, has]) => has(metrics)).map(([draw]) => draw(metrics));
}

/** Whether both sides of the instrument shown have values. */
function hasValues(metrics: RunMetrics): boolean {
  return shownWelfare(metrics) !== undefined;
}

function always(): boolean {
  return true;
}

function hasTrades({ trades }: RunMetrics): boolean {
  return trades.count > 0;
}
