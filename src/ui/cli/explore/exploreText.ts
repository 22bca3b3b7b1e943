import type { SearchCounts } from '../../../blockchain/consensus/explorer/viewSearch.ts';
import {
  type Counterexample,
  tellStory,
} from '../../../simulation/scenarios/consensus/explorer/counterexample.ts';
import type { ExhaustCounts } from '../../../simulation/scenarios/consensus/explorer/exhaust.ts';
import type { Target } from '../../../simulation/scenarios/consensus/explorer/target.ts';
import { grouped } from '../output.ts';

/** What is explored, in a line. */
export function targetText({ protocol, nodes, faulty, epochs }: Target): string {
  return `${protocol.title}\n${nodes} nodes, ${faulty} of them Byzantine; up to ${epochs} ${protocol.words.epoch}s`;
}

/** What was looked at. */
export function countsText(counts: SearchCounts, seconds: number): string {
  const { runs, finalising, forking } = counts;
  const share = (count: number) => `${Math.round((100 * count) / Math.max(1, runs))}%`;
  const speed = grouped(Math.round(runs / Math.max(seconds, 0.001)));
  return `${grouped(runs)} runs, ${speed} a second: ${share(finalising)} finalise a block, ${share(forking)} hold a fork`;
}

/** How far a search through everything came. */
export function exhaustedText({ protocol }: Target, { steps, states, epochsDone }: ExhaustCounts): string {
  return `every run of up to ${epochsDone} ${protocol.words.epoch}s: ${grouped(states)} states, ${grouped(steps)} steps`;
}

/** A counterexample in words, epoch by epoch. */
export function counterexampleText(target: Target, found: Counterexample): string[] {
  const { schedule, outcome } = found;
  const { words } = target.protocol;
  const text = [
    `${outcome.violation?.monitor ?? 'nothing'} broken: ${outcome.violation?.what ?? ''}`,
    `${schedule.epochs} ${words.epoch}s, ${schedule.deliveries.length} messages, nodes ${schedule.nodes}, Byzantine ${nodesText(schedule.byzantine)}; all other messages come too late`,
  ];
  for (const { epoch, leader, lines } of tellStory(target, found)) {
    const kind = schedule.byzantine.includes(leader) ? ' (Byzantine)' : '';
    text.push(
      '',
      `${words.epoch} ${epoch}, led by node ${leader}${kind}`,
      ...lines.map((line) => `  ${line}`),
    );
  }
  if (outcome.culprits.length > 0) text.push('', `evidence names node ${nodesText(outcome.culprits)}`);
  text.push('', `trace hash  ${outcome.traceHash}`);
  return text;
}

function nodesText(nodes: readonly number[]): string {
  return nodes.length === 0 ? 'none' : nodes.join(', ');
}

/** A counterexample as JSON tells it. */
export function counterexampleJson(target: Target, found: Counterexample): object {
  const { schedule, outcome } = found;
  const { violation, culprits, traceHash } = outcome;
  return {
    violation: violation && {
      monitor: violation.monitor,
      what: violation.what,
      node: violation.node,
      epoch: violation.epoch,
    },
    culprits,
    epochs: schedule.epochs,
    messages: schedule.deliveries.length,
    schedule,
    story: tellStory(target, found),
    traceHash,
  };
}
