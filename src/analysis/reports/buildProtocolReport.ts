import { CHAIN_MEASURES, LEVEL, type ProtocolComparison } from '../consensus/protocolComparison.ts';
import { protocolFigures } from '../visualization/consensus/protocolFigures.ts';
import { formatNumber } from '../visualization/numbers.ts';
import type { ReportContent, ReportTable } from './reportContent.ts';

/** What a report of protocols says of where it comes from. */
export interface ProtocolSource {
  readonly programVersion: string;
  /** The command that makes the same comparison. */
  readonly command: string;
  readonly interrupted: boolean;
}

/** The report of consensus protocols beside each other: costs by the number of nodes, behaviour by attack. */
export function buildProtocolReport(comparison: ProtocolComparison, source: ProtocolSource): ReportContent {
  const { cases, seeds, omitted, transactions } = comparison;
  const protocols = [...new Set(cases.map(({ protocol }) => protocol))];
  const runs = cases.flatMap((each) => each.runs);
  const messages = runs.reduce((sum, run) => sum + run.messages, 0);
  const { interrupted, command, programVersion } = source;
  return {
    kind: 'protocols',
    title: `Consensus: ${protocols.join(', ')}`,
    programVersion,
    notes: [
      ...(interrupted ? ['It was interrupted: the numbers are over the seeds that every case has.'] : []),
      ...omitted.map(({ label, reason }) => `${label} is left out: ${reason}`),
    ],
    tiles: [
      ['Protocols', formatNumber(protocols.length)],
      ['Cases', formatNumber(cases.length)],
      ['Seeds', formatNumber(seeds.length)],
      ['Runs', formatNumber(runs.length)],
      ['Messages', formatNumber(messages)],
      ['Transactions a block', formatNumber(transactions)],
    ],
    tables: [caseTable(comparison)],
    figures: protocolFigures(comparison),
    facts: [],
    runs: [],
    command,
  };
}

/** Measures of the table by their keys: what follows from others is left to the figures and the JSON. */
const LEFT_OUT = ['latencySeconds', 'certifiedByHalf', 'certifiedByAll', 'blocksPerSecond'];
const IN_TABLE = CHAIN_MEASURES.filter(({ key }) => !LEFT_OUT.includes(key));

function caseTable({ cases, seeds }: ProtocolComparison): ReportTable {
  const confidence = `${formatNumber(100 * LEVEL)} %`;
  return {
    name: 'cases',
    title: 'All cases',
    caption: `Means over ${formatNumber(seeds.length)} seeds, with the ${confidence} interval where runs differ.`,
    table: {
      columns: [
        'Protocol',
        'Nodes',
        'Attack',
        'Faulty',
        ...IN_TABLE.map(({ name, unit }) => (unit === '' ? name : `${name} (${unit})`)),
      ],
      rows: cases.map((each) => [
        each.protocol,
        formatNumber(each.nodes),
        each.attack,
        formatNumber(each.faulty),
        ...IN_TABLE.map(({ key, decimals }) => {
          const { mean, interval } = each.measures[key];
          const reach = interval.high - mean;
          const spread = reach > 0 ? ` ± ${formatNumber(reach, decimals)}` : '';
          return `${formatNumber(mean, decimals)}${spread}`;
        }),
      ]),
    },
  };
}
