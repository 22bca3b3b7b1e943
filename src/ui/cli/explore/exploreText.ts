import type { ChainCase } from '../../../simulation/scenarios/consensus/explorer/chainCase.ts';
import {
  type Counterexample,
  sizeOf,
  tellStory,
} from '../../../simulation/scenarios/consensus/explorer/counterexample.ts';
import type { ExhaustCounts } from '../../../simulation/scenarios/consensus/explorer/exhaust.ts';
import type { ExplorerCounts } from '../../../simulation/scenarios/consensus/explorer/explorer.ts';
import type { Outcome } from '../../../simulation/scenarios/consensus/explorer/runSchedule.ts';
import type { Target } from '../../../simulation/scenarios/consensus/explorer/target.ts';
import { grouped } from '../output.ts';

/** What is explored, in a line. */
export function targetText({ protocol, nodes, faulty, epochs, within }: Target): string {
  const { epoch } = protocol.words;
  const bound = within === undefined ? '' : `; a new final block within ${within} ${epoch}s of synchrony`;
  return `${protocol.title}\n${nodes} nodes, ${faulty} of them Byzantine; up to ${epochs} ${epoch}s${bound}`;
}

/** What was looked at. */
export function countsText(counts: ExplorerCounts, seconds: number): string[] {
  const { runs, scenarios, messages } = counts;
  const speed = (count: number) => grouped(Math.round(count / Math.max(seconds, 0.001)));
  const text: string[] = [];
  if (runs > 0)
    text.push(`${grouped(runs)} runs without messages, ${speed(runs)} a second: ${sharesText(counts)}`);
  if (scenarios > 0)
    text.push(`${grouped(scenarios)} runs message by message, ${grouped(messages)} messages`);
  return text;
}

/** In how many runs something happened that agreement could be lost by. */
export function sharesText({ runs, finalising, forking }: ExplorerCounts): string {
  const share = (count: number) => `${Math.round((100 * count) / Math.max(1, runs))}%`;
  return `${share(finalising)} finalise a block, ${share(forking)} hold a fork`;
}

/** How far a search through everything came. */
export function exhaustedText({ protocol }: Target, { steps, states, epochsDone }: ExhaustCounts): string {
  return `every run of up to ${epochsDone} ${protocol.words.epoch}s: ${grouped(states)} states, ${grouped(steps)} steps`;
}

/** A counterexample in words, epoch by epoch. */
export function counterexampleText(target: Target, found: Counterexample): string[] {
  const { schedule, chain, outcome } = found;
  const { words } = target.protocol;
  const { epochs, messages } = sizeOf(found);
  const text = [`${outcome.violation?.monitor ?? 'nothing'} broken: ${outcome.violation?.what ?? ''}`];
  if (chain !== undefined)
    text.push(...caseText(chain), `${epochs} ${words.epoch}s, ${grouped(messages)} messages`);
  if (schedule === undefined) return [...text, ...endText(outcome)];
  text.push(
    `${epochs} ${words.epoch}s, ${messages} messages, nodes ${schedule.nodes}, Byzantine ${nodesText(schedule.byzantine)}; all other messages come too late`,
  );
  for (const { epoch, leader, lines } of tellStory(target, found)) {
    const kind = schedule.byzantine.includes(leader) ? ' (Byzantine)' : '';
    text.push(
      '',
      `${words.epoch} ${epoch}, led by node ${leader}${kind}`,
      ...lines.map((line) => `  ${line}`),
    );
  }
  return [...text, ...endText(outcome)];
}

function endText({ culprits, traceHash }: Outcome): string[] {
  const evidence = culprits.length === 0 ? [] : ['', `evidence names node ${nodesText(culprits)}`];
  return [...evidence, '', `trace hash  ${traceHash}`];
}

/** The settings that make a case, a line each. */
function caseText({ seed, nodes, faulty, network }: ChainCase): string[] {
  const foes = faulty.map(({ node, adversary }) => `node ${node} ${adversary}`);
  return [
    `seed ${seed}, nodes ${nodes}, ${foes.length === 0 ? 'all honest' : foes.join(', ')}`,
    `network ${Object.keys(network).length === 0 ? 'synchronous, every message takes delta' : JSON.stringify(network)}`,
  ];
}

function nodesText(nodes: readonly number[]): string {
  return nodes.length === 0 ? 'none' : nodes.join(', ');
}

/** A counterexample as JSON tells it. */
export function counterexampleJson(target: Target, found: Counterexample): object {
  const { schedule, chain, outcome } = found;
  const { violation, culprits, traceHash } = outcome;
  return {
    violation: violation && {
      monitor: violation.monitor,
      what: violation.what,
      node: violation.node,
      epoch: violation.epoch,
    },
    culprits,
    ...sizeOf(found),
    ...(schedule === undefined ? { chain } : { schedule, story: tellStory(target, found) }),
    traceHash,
  };
}
