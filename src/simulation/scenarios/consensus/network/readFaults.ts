import type { Outage } from '../../../engine/latency/outages.ts';
import { EVERYWHERE, type Partition } from '../../../engine/latency/partitioned.ts';
import { badSetting } from '../../markets/badSetting.ts';
import type { SpelledNetwork } from './settings.ts';
import type { Spans } from './spans.ts';

type SpelledFaults = Pick<SpelledNetwork, 'partitions' | 'outages' | 'skews' | 'resend'>;

/** Who there is: nodes are actors from `firstActor` on. */
export interface Roll {
  readonly firstActor: number;
  readonly nodes: number;
}

/** The faults of a network in time units and numbers of actors. */
export interface Faults {
  readonly partitions: readonly Partition[];
  readonly outages: readonly Outage[];
  /** How far each node's clock is ahead. */
  readonly skews: readonly number[];
  /** Time from one attempt to the next; 0 where nobody tries again. */
  readonly resendEvery: number;
}

/**
 * Reads what goes wrong.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: no such node, a node in two groups, a time that ends before it begins.
 */
export function readFaults(config: SpelledFaults, spans: Spans, roll: Roll): Faults {
  const resendEvery = readResend(config.resend, spans);
  return {
    resendEvery,
    partitions: config.partitions.map(({ groups, from, until, crossing }, index) => ({
      groups: readGroups(groups, `network.partitions.${index}.groups`, roll),
      ...readTime(from, until, `network.partitions.${index}`, spans),
      crossing: crossing === 'wait' ? crossing : { resendEvery },
    })),
    outages: config.outages.map(({ node, from, until, mail }, index) => ({
      actor: roll.firstActor + checkNode(node, `network.outages.${index}.node`, roll),
      ...readDowntime(from, until, `network.outages.${index}`, spans),
      mail: mail === 'kept' ? mail : { resendEvery },
    })),
    skews: readSkews(config.skews, spans, roll),
  };
}

function readResend(text: string, spans: Spans): number {
  if (text === 'never') return 0;
  const every = spans.parse(text, 'network.resend');
  if (every > 0) return every;
  throw badSetting('network.resend', text, 'it must be above zero, or never');
}

function readDowntime(from: string, until: string, path: string, spans: Spans) {
  if (until !== 'never') return readTime(from, until, path, spans);
  return { from: spans.parse(from, `${path}.from`), until: Number.POSITIVE_INFINITY };
}

function readTime(fromText: string, untilText: string, path: string, spans: Spans) {
  const from = spans.parse(fromText, `${path}.from`);
  const until = spans.parse(untilText, `${path}.until`);
  if (until > from) return { from, until };
  throw badSetting(`${path}.until`, untilText, `it does not come after ${path}.from`);
}

function readGroups(text: string, path: string, roll: Roll): Int32Array {
  const groups = new Int32Array(roll.firstActor + roll.nodes).fill(EVERYWHERE);
  for (const [group, members] of text.split('|').entries()) {
    for (const member of members.split(',')) {
      const node = /^ *\d+ *$/.test(member) ? Number(member) : -1;
      const actor = roll.firstActor + checkNode(node, path, roll, member);
      if (groups[actor] !== EVERYWHERE) throw badSetting(path, text, `node ${node} is in it twice`);
      groups[actor] = group;
    }
  }
  return groups;
}

function readSkews(skews: SpelledFaults['skews'], spans: Spans, roll: Roll): number[] {
  const ahead = new Array<number>(roll.nodes).fill(0);
  for (const [index, skew] of skews.entries()) {
    const path = `network.skews.${index}`;
    const node = checkNode(skew.node, `${path}.node`, roll);
    ahead[node] = spans.parseSigned(skew.ahead, `${path}.ahead`);
  }
  return ahead;
}

function checkNode(node: number, path: string, { nodes }: Roll, found: string | number = node): number {
  if (node >= 0 && node < nodes) return node;
  throw badSetting(path, found, `it must be a node, from 0 to ${nodes - 1}`);
}
