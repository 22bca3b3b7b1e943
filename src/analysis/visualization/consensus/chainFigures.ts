import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import type { Findings } from '../../../core/consensus/history/findings.ts';
import type { ReportFigure } from '../plotlyFigure.ts';
import { blockTreeFigure } from './blockTreeFigure.ts';
import { finalityLagFigure } from './finalityLagFigure.ts';
import { messageCountFigure } from './messageCountFigure.ts';
import { nodeViewsFigure } from './nodeViewsFigure.ts';
import { timelineFigure } from './timelineFigure.ts';
import { voteMatrixFigure } from './voteMatrixFigure.ts';

/**
 * The figures of a run of a chain, in reading order: without votes where its protocol has none, and none at all where its log
 * holds nothing of it.
 */
export function chainFigures(
  history: ChainHistory,
  findings: Findings,
  timeResolutionNs: number,
): ReportFigure[] {
  if (history.epochs.length === 0) return [];
  const hasVotes = history.events.some(({ kind }) => kind === 'vote');
  const lag = finalityLagFigure(history, timeResolutionNs);
  return [
    timelineFigure(history, findings, timeResolutionNs),
    blockTreeFigure(history),
    ...(hasVotes ? [voteMatrixFigure(history)] : []),
    nodeViewsFigure(history),
    messageCountFigure(history),
    ...(lag === undefined ? [] : [lag]),
  ];
}
