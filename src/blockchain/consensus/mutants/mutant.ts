import type { Protocol } from '../../../core/consensus/protocol.ts';
import { streamlet } from '../protocols/streamlet.ts';
import { RuledStreamlet } from './ruledStreamlet.ts';
import { type StreamletRules, textbookRules } from './rules.ts';

/** What shows that a rule is missing: two final chains that part, or a monitor of the rules or of liveness. */
export type CaughtBy = 'agreement' | 'rules' | 'liveness' | 'nothing';

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
}

/** Defines a mutant: every rule that is not given is the textbook's. */
export function defineMutant(description: MutantDescription): Mutant {
  const rules = { ...textbookRules, ...description.rules };
  return { ...description, rules, protocol: ruledProtocol(description, rules) };
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
