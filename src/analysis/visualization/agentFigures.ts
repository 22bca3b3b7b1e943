import type { RunMetrics } from '../metrics/runMetrics.ts';
import { type AgentMeasure, agentTable, agentTraces } from './agentLines.ts';
import { formatNumber } from './numbers.ts';
import type { ReportFigure } from './plotlyFigure.ts';
import { plotText } from './plotText.ts';
import { TEMPLATE } from './style.ts';
import { timeAxis } from './timeAxis.ts';

/** What each named agent holds of the instrument shown, and how the rest are spread. */
export function positionFigure(metrics: RunMetrics): ReportFigure {
  const { scale, agents } = metrics;
  const measure = { lines: agents.position, factor: scale.lot, decimals: scale.quantityDecimals };
  return agentFigure(metrics, measure, {
    name: 'position',
    title: `Positions in ${scale.symbol}`,
    caption: `What each agent holds, opening position included; below zero it is short. ${bandSentence(metrics)}`,
    axisTitle: 'Position (quantity)',
    unit: 'Position',
  });
}

/** What trading earned each named agent, marked at the mid, and how the rest are spread. */
export function profitFigure(metrics: RunMetrics): ReportFigure {
  const { scale, agents } = metrics;
  const measure = { lines: agents.profit, factor: 10 ** -scale.currencyScale, decimals: scale.currencyScale };
  return agentFigure(metrics, measure, {
    name: 'profit',
    title: 'Profit from trading',
    caption: `Cash earned by trades plus the lots they brought at the mid price, less fees; the opening position is left out. ${bandSentence(metrics)}`,
    axisTitle: `Profit (${scale.currency})`,
    unit: `Profit (${scale.currency})`,
  });
}

interface AgentWords {
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly axisTitle: string;
  readonly unit: string;
}

function agentFigure(metrics: RunMetrics, measure: AgentMeasure, words: AgentWords): ReportFigure {
  const axis = timeAxis(metrics.agentBuckets, metrics.manifest.timeResolutionNs);
  const { name, title, caption, axisTitle, unit } = words;
  return {
    name,
    title,
    caption,
    figure: {
      data: agentTraces(metrics, axis, measure),
      layout: {
        template: TEMPLATE,
        title: { text: plotText(title) },
        xaxis: axis.layout,
        yaxis: {
          title: { text: plotText(axisTitle) },
          tickformat: ',',
          hoverformat: `,.${measure.decimals}f`,
        },
      },
    },
    table: agentTable(metrics, axis, measure, unit),
  };
}

function bandSentence(metrics: RunMetrics): string {
  const rest = metrics.choice.rest.length;
  if (rest === 0) return 'Every agent has its own line.';
  return `The shaded bands hold the middle 90 % and 50 % of the other ${formatNumber(rest)} agents at each moment.`;
}
