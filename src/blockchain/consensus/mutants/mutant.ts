import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { LivenessBounds } from '../monitors/monitor.ts';
import { streamlet } from '../protocols/streamlet.ts';
import { RuledStreamlet } from './ruledStreamlet.ts';
import { type StreamletRules, textbookRules } from './rules.ts';

/** What shows that a rule is missing: two final chains that part, or a monitor of the rules or of liveness. */
export type CaughtBy = 'agreement' | 'rules' | 'liveness' | 'nothing';

/** What tells of each kind: whoever loses agreement is not held to the rules of the textbook, which it breaks by design. */
const WATCHED: Readonly<Record<CaughtBy, Mutant['watched']>> = {
  agreement: { only: ['agreement'] },
  rules: {},
  liveness: { only: ['liveness'], liveness: { within: 7 } },
  nothing: {},
};

export interface MutantDescription {
  /** As `M7`. */
  readonly name: string;
  /** What it does instead, in a few words. */
  readonly title: string;
  /** The rule that it breaks, and what the rule is for. */
  readonly breaks: string;
  /** Names of the attacks that lead to the violation. */
  readonly scenario: string;
  readonly caughtBy: CaughtBy;
  /** Where to look: nodes, Byzantine ones among them, and epochs. */
  readonly nodes: number;
  readonly faulty: number;
  readonly epochs: number;
  readonly rules: Partial<StreamletRules>;
}

/** Streamlet but for one rule. */
export interface Mutant extends MutantDescription {
  readonly rules: StreamletRules;
  readonly protocol: Protocol;
  /** The monitors that it is held to, and the epochs within which something must become final, where that is asked. */
  readonly watched: { readonly only?: readonly string[]; readonly liveness?: LivenessBounds };
}

/** Defines a mutant: every rule that is not given is the textbook's. */
export function defineMutant(description: MutantDescription): Mutant {
  const rules = { ...textbookRules, ...description.rules };
  const watched = WATCHED[description.caughtBy];
  return { ...description, rules, protocol: ruledProtocol(description, rules), watched };
}

function ruledProtocol({ name, title }: MutantDescription, rules: StreamletRules): Protocol {
  return {
    ...(streamlet as unknown as Protocol),
    name: `streamlet-${name.toLowerCase()}`,
    title: `Streamlet, ${title}`,
    quorum: rules.quorum,
    create: (committee) => new RuledStreamlet(committee, rules),
  };
}
