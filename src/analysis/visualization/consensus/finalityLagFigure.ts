import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { finalityLags } from '../../../core/consensus/history/chainViews.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber } from '../numbers.ts';
import type { ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';
import { epochAxis } from './epochAxis.ts';

/** How long each block waited until every honest node held it final; undefined where nothing became so. */
export function finalityLagFigure(history: ChainHistory, timeResolutionNs: number): ReportFigure | undefined {
  const lags = finalityLags(history);
  if (lags.length === 0) return undefined;
  const { epoch, final } = history.chain.words;
  const last = Math.max(1, ...history.epochs.map((each) => each.epoch));
  const sum = lags.reduce((total, { epochs }) => total + epochs, 0);
  const seconds = (time: number, since: number) => formatNumber(((time - since) * timeResolutionNs) / 1e9, 3);
  return composeFigure({
    name: 'chain-finality',
    title: 'Wait for finality',
    caption: `For each ${final} block the ${epoch}s from its own to the one in which the last honest node held it ${final}: ${formatNumber(sum / lags.length, 2)} on average. A gap is a block that is not ${final} everywhere.`,
    data: [
      {
        type: 'bar',
        name: 'Lag',
        x: lags.map(({ block }) => block.epoch),
        y: lags.map(({ epochs }) => epochs),
        marker: { color: COLOUR.green },
        hovertext: lags.map(
          ({ block, epochs, time }) =>
            `<b>${epoch} ${block.epoch}: ${epochs} ${epoch}${epochs === 1 ? '' : 's'}</b><br>${block.hash}<br>${seconds(time, block.proposedAt)} s after it was proposed`,
        ),
        hoverinfo: 'text',
      },
    ],
    layout: {
      hovermode: 'closest',
      height: 300,
      bargap: 0.3,
      xaxis: epochAxis(`${capital(epoch)} of the block`, last),
      yaxis: { title: { text: `Lag (${epoch}s)` }, rangemode: 'tozero', dtick: lagTick(lags), tick0: 0 },
    },
    table: {
      columns: ['Block', capital(epoch), `Lag (${epoch}s)`, 'After its proposal (s)'],
      rows: lags.map(({ block, epochs, time }) => [
        block.hash.slice(0, 12),
        String(block.epoch),
        String(epochs),
        seconds(time, block.proposedAt),
      ]),
    },
  });
}

function lagTick(lags: readonly { readonly epochs: number }[]): number {
  const most = lags.reduce((best, { epochs }) => Math.max(best, epochs), 1);
  return Math.ceil(most / 8);
}
