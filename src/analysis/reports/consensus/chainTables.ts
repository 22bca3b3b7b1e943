import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { sharedFinalChain } from '../../../core/consensus/history/chainViews.ts';
import { evidenceText, type Findings, type ToldMessage } from '../../../core/consensus/history/findings.ts';
import { capital } from '../../visualization/consensus/blockMarks.ts';
import { formatNumber, formatTime } from '../../visualization/numbers.ts';
import type { FactTable, ReportTable } from '../reportContent.ts';

/** Rows of the final chain that a page bears. */
const MOST_ROWS = 400;

/** What the monitors saw, in words and with the messages that show it; nothing where all was well. */
export function findingTables({ violations, evidence }: Findings, timeResolutionNs: number): ReportTable[] {
  const tables: ReportTable[] = [];
  if (violations.length > 0)
    tables.push({
      name: 'violations',
      title: 'Violations',
      caption:
        'What the protocol promises and this run did not keep, where and when it was seen, and the signed messages that show it.',
      table: {
        columns: ['Promise', 'What happened', 'Seen at', 'Epoch', 'Time', 'Shown by'],
        rows: violations.map(({ monitor, what, node, epoch, time, proof }) => [
          monitor,
          what,
          `node ${node}`,
          String(epoch),
          formatTime(time * timeResolutionNs),
          proof.length === 0 ? 'no messages' : proof.map(messageText).join('; '),
        ]),
      },
    });
  if (evidence.length > 0)
    tables.push({
      name: 'evidence',
      title: 'Evidence',
      caption:
        'Pairs of signed votes that no honest node casts both: they name who broke the rules, whoever looks at them.',
      table: {
        columns: ['Culprit', 'Kind', 'In words', 'First vote', 'Second vote'],
        rows: evidence.map((each) => [
          `node ${each.culprit}`,
          each.kind,
          evidenceText(each),
          ...each.messages.map(messageText),
        ]),
      },
    });
  return tables;
}

function messageText({ phase, epoch, signer, block }: ToldMessage): string {
  return `${phase} of node ${signer} in epoch ${epoch} for ${block?.slice(0, 12) ?? 'no block'}`;
}

/** The chain that all honest nodes share, block by block. */
export function finalChainTables(history: ChainHistory): ReportTable[] {
  const blocks = sharedFinalChain(history);
  if (blocks.length === 0) return [];
  const { epoch, final } = history.chain.words;
  const rows = blocks
    .slice(0, MOST_ROWS)
    .map((block, i) => [String(i + 1), String(block.epoch), `node ${block.proposer}`, block.hash]);
  const left = blocks.length - rows.length;
  return [
    {
      name: 'final-chain',
      title: `The ${final} chain`,
      caption: `Blocks that are ${final} at every honest node, genesis left out${left > 0 ? `; ${formatNumber(left)} more follow` : ''}.`,
      table: { columns: ['Height', capital(epoch), 'Proposer', 'Hash'], rows },
      isAnnex: true,
    },
  ];
}

/** What nodes refused, by reason. */
export function refusalTables({ refusals }: ChainHistory): FactTable[] {
  if (refusals.size === 0) return [];
  return [
    {
      title: 'Refusals, by reason',
      rows: [...refusals].map(([why, count]): [string, string] => [why, formatNumber(count)]),
    },
  ];
}
