import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import {
  finalityLags,
  messagesByEpoch,
  sharedFinalChain,
} from '../../../core/consensus/history/chainViews.ts';
import {
  evidenceText,
  type Findings,
  shortHash,
  type ToldViolation,
} from '../../../core/consensus/history/findings.ts';
import { nodeName } from '../../../core/consensus/history/nodeNames.ts';
import { grouped } from '../output.ts';
import type { ChainStyle } from './chainStyle.ts';
import { epochText } from './epochText.ts';
import { wrapped } from './styledTable.ts';

/** Column at which the facts at the end begin. */
const FACT_COLUMN = 12;
/** Blocks of the final chain that are named at either end of a long one. */
const SHOWN_FINAL = 24;

/** What is told of a run. */
export interface ToldChain {
  /** What ran, as `Streamlet`, and the settings worth a line. */
  readonly title: string;
  readonly network: string;
  /** The scenario by name, and where the run differs from what it is said to show; null where nothing is said. */
  readonly scenario?: {
    readonly id: string;
    readonly title: string;
    readonly shows: string;
    readonly verdict: readonly string[] | null;
  };
  readonly history: ChainHistory;
  readonly findings: Findings;
  readonly seed: number;
  /** Stopped by Ctrl-C before its end. */
  readonly interrupted: boolean;
  readonly traceHash: string;
}

/** A line behind its name. */
interface Fact {
  readonly name: string;
  readonly text: string;
  readonly style?: (text: string) => string;
}

/** A run of a chain in lines: its epochs, the chain that all honest nodes share, and what it came to. */
export function chainText(told: ToldChain, style: ChainStyle, width: number): string[] {
  const { title, network, history } = told;
  const { quorum, nodes, words } = history.chain;
  const rule =
    quorum > 1 ? `${quorum} of ${nodes} votes make a block ${words.certified}` : 'Blocks need no votes';
  const head = `${rule}; ${network}.`;
  return [
    style.strong(title),
    ...scenarioLines(told, style, width),
    ...wrapped(head.split(' '), width),
    ...wrapped(faultText(history).split(' '), width),
    '',
    ...epochText(history, style, width),
    '',
    ...chainFacts(told, style).flatMap((fact) => factLines(fact, width)),
  ];
}

function scenarioLines({ scenario }: ToldChain, style: ChainStyle, width: number): string[] {
  if (scenario === undefined) return [];
  const { id, title, shows } = scenario;
  const paragraph = wrapped(shows.split(/\s+/), width);
  return ['', ...wrapped(`${id}: ${title}`.split(' '), width).map(style.strong), ...paragraph, ''];
}

function verdictFacts({ scenario }: ToldChain, style: ChainStyle): Fact[] {
  if (scenario === undefined || scenario.verdict === null) return [];
  const { id, verdict } = scenario;
  if (verdict.length === 0)
    return [{ name: 'scenario', text: `${id} came to what it shows`, style: style.final }];
  return verdict.map((text, i) => ({ name: i === 0 ? 'scenario' : '', text, style: style.bad }));
}

function factLines({ name, text, style = String }: Fact, width: number): string[] {
  const lines = wrapped(text.split(' '), width - FACT_COLUMN);
  return lines.map((line, i) => `${(i === 0 ? name : '').padEnd(FACT_COLUMN)}${style(line)}`);
}

function chainFacts(told: ToldChain, style: ChainStyle): Fact[] {
  const { history, findings, seed, traceHash } = told;
  const stopped = { name: 'interrupted', text: 'the run did not come to its end', style: style.bad };
  return [
    ...(told.interrupted ? [stopped] : []),
    { name: history.chain.words.final, text: finalText(history), style: style.final },
    { name: 'lag', text: lagText(history) },
    { name: 'messages', text: messageText(history) },
    { name: 'refusals', text: refusalText(history) },
    ...listed(
      'violations',
      findings.violations.map(({ monitor, what }) => `${monitor}: ${what}`),
      style.bad,
    ),
    ...listed('evidence', findings.evidence.map(evidenceText), style.strong),
    ...gravest(findings).map(({ account }) => ({ name: 'account', text: account })),
    ...verdictFacts(told, style),
    { name: 'seed', text: String(seed) },
    { name: 'trace hash', text: traceHash },
  ];
}

/** The violation that a whole account is given of: of agreement, where there is one. */
function gravest({ violations }: Findings): ToldViolation[] {
  return [violations.find(({ monitor }) => monitor === 'agreement') ?? violations[0]].filter(
    (each) => each !== undefined,
  );
}

function listed(name: string, texts: readonly string[], style: (text: string) => string): Fact[] {
  if (texts.length === 0) return [{ name, text: 'none' }];
  return texts.map((text, i) => ({ name: i === 0 ? name : '', text, style }));
}

/** Who breaks the rules, and how. */
function faultText({ chain }: ChainHistory): string {
  const faults = chain.validators.flatMap(({ adversary }, node) =>
    adversary === null ? [] : [`node ${nodeName(chain, node)} (${adversary})`],
  );
  return faults.length === 0 ? 'Every node is honest.' : `Faulty: ${faults.join(', ')}.`;
}

function finalText(history: ChainHistory): string {
  const blocks = sharedFinalChain(history);
  if (blocks.length === 0) return 'nothing but genesis at every honest node';
  const names = blocks.map(({ hash, epoch }) => `${epoch}:${shortHash(hash)}`);
  const isLong = names.length > 2 * SHOWN_FINAL;
  const shown = isLong ? [...names.slice(0, SHOWN_FINAL), '…', ...names.slice(-SHOWN_FINAL)] : names;
  return `${blocks.length} at every honest node: genesis ${shown.map((name) => `← ${name}`).join(' ')}`;
}

function lagText(history: ChainHistory): string {
  const lags = finalityLags(history).map(({ epochs }) => epochs);
  if (lags.length === 0) return 'none: nothing is final';
  const sum = lags.reduce((total, lag) => total + lag, 0);
  const most = lags.reduce((a, b) => Math.max(a, b));
  const { epoch } = history.chain.words;
  return `${(sum / lags.length).toFixed(2)} ${epoch}s from a block's own to its finality at the last honest node, ${most} at most`;
}

function messageText(history: ChainHistory): string {
  const { messages, chain } = history;
  const counts = [...new Set(messagesByEpoch(history))].sort((a, b) => a - b);
  const each =
    counts.length === 1
      ? `${counts[0]} in each ${chain.words.epoch}`
      : `${counts[0]} to ${counts.at(-1)} by ${chain.words.epoch}`;
  return messages === 0 ? 'none' : `${grouped(messages)}, ${each}`;
}

function refusalText({ refusals }: ChainHistory): string {
  if (refusals.size === 0) return 'none';
  return [...refusals].map(([why, count]) => `${count} ${why}`).join(', ');
}
