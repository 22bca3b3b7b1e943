import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { messagesByEpoch } from '../../../core/consensus/history/chainViews.ts';
import { NOBODY } from '../../../core/consensus/leaders.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { COLOUR } from '../style.ts';
import { capital } from './blockMarks.ts';
import { epochAxis } from './epochAxis.ts';

/** Messages of each epoch beside what the protocol's formula gives. */
export function messageCountFigure(history: ChainHistory): ReportFigure {
  const { chain, epochs, messages } = history;
  const word = chain.words.epoch;
  const counts = messagesByEpoch(history);
  const expected = expectedMessages(history);
  const last = Math.max(1, ...epochs.map(({ epoch }) => epoch));
  const formula =
    expected === undefined
      ? ''
      : ` The line is the formula's: ${formatNumber(expected)} where an honest node leads and nothing is lost.`;
  return composeFigure({
    name: 'chain-messages',
    title: `Messages by ${word}`,
    caption: `Each send from one node to another is one message, counted under the ${word} that it speaks of; ${formatNumber(messages)} in all.${formula}`,
    data: [
      {
        type: 'bar',
        name: 'Messages',
        x: epochs.map(({ epoch }) => epoch),
        y: counts,
        marker: { color: COLOUR.depth3 },
        hovertemplate: `${word} %{x}: %{y} messages<extra></extra>`,
      },
      ...(expected === undefined ? [] : [formulaTrace(expected, last)]),
    ],
    layout: {
      hovermode: 'closest',
      height: 320,
      bargap: 0.3,
      xaxis: epochAxis(capital(word), last),
      yaxis: { title: { text: 'Messages' }, rangemode: 'tozero', tickformat: ',', nticks: 6 },
    },
    table: {
      columns: [capital(word), 'Leader', 'Messages', 'Formula'],
      rows: epochs.map(({ epoch, leader }, i) => [
        String(epoch),
        leader === NOBODY ? '–' : `node ${leader}`,
        formatNumber(counts[i]),
        expected === undefined ? '–' : formatNumber(expected),
      ]),
    },
  });
}

/** What the formula gives for as many silent nodes as there were. */
function expectedMessages({ chain, spoke }: ChainHistory): number | undefined {
  const silent = chain.validators.filter(({ adversary }, node) => adversary !== null && !spoke.has(node));
  return chain.expectedMessages?.[silent.length];
}

function formulaTrace(expected: number, last: number): PlotlyTrace {
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'Formula',
    x: [-0.6, last + 0.6],
    y: [expected, expected],
    line: { color: COLOUR.ask, width: 2, dash: 'dash' },
    hoverinfo: 'skip',
  };
}
