import type { ComparedCase, ProtocolComparison } from '../../consensus/protocolComparison.ts';
import { runStyle } from '../comparison/comparedRun.ts';
import { composeFigure } from '../composeFigure.ts';
import { formatNumber, roundTo } from '../numbers.ts';
import type { PlotlyTrace, ReportFigure } from '../plotlyFigure.ts';
import { plotText } from '../plotText.ts';
import { COLOUR } from '../style.ts';
import { logAxis } from './logAxis.ts';

const DIGITS = 6;

export interface BarWords {
  /** Key of the measure. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly axis: string;
  readonly decimals: number;
  readonly isLogarithmic?: boolean;
}

/** A measure under each attack, one bar for each protocol, with so many nodes; the whiskers are the intervals of the means. */
export function caseBars({ cases }: ProtocolComparison, nodes: number, words: BarWords): ReportFigure {
  const shown = cases.filter((each) => each.nodes === nodes);
  const attacks = [...new Set(shown.map(({ attack }) => attack))];
  const protocols = [...new Set(shown.map(({ protocol }) => protocol))];
  const measureOf = (protocol: string, attack: string) =>
    shown.find((each) => each.protocol === protocol && each.attack === attack)?.measures[words.key];
  const all = shown.map(({ measures }) => roundTo(measures[words.key].mean, DIGITS));
  return composeFigure({
    name: words.name,
    title: words.title,
    caption: `${words.caption} ${formatNumber(nodes)} nodes; whiskers are 95 % intervals over seeds.`,
    data: protocols.map((protocol, i): PlotlyTrace => {
      const values = attacks.map((attack) => measureOf(protocol, attack));
      const { color, pattern } = runStyle(i);
      return {
        type: 'bar',
        name: plotText(protocol),
        x: attacks.map(plotText),
        y: values.map((value) => roundTo(value?.mean ?? Number.NaN, DIGITS)),
        error_y: {
          type: 'data',
          array: values.map((value) => roundTo(reachOf(value), DIGITS)),
          thickness: 1.2,
          width: 3,
          color: COLOUR.ink,
        },
        marker: { color, pattern: { shape: pattern } },
      };
    }),
    layout: {
      barmode: 'group',
      hovermode: 'closest',
      xaxis: { title: { text: 'Attack' }, type: 'category' },
      yaxis: words.isLogarithmic
        ? logAxis(plotText(words.axis), all)
        : { title: { text: plotText(words.axis) }, rangemode: 'tozero' },
    },
    table: {
      columns: ['Attack', ...protocols],
      rows: attacks.map((attack) => [
        attack,
        ...protocols.map((protocol) =>
          formatNumber(measureOf(protocol, attack)?.mean ?? Number.NaN, words.decimals),
        ),
      ]),
    },
  });
}

/** Nothing where runs do not differ. */
function reachOf(value: ComparedCase['measures'][string] | undefined): number {
  const reach = value === undefined ? Number.NaN : value.interval.high - value.mean;
  return reach > 10 ** -DIGITS ? reach : Number.NaN;
}
