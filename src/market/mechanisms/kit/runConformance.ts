import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { createRng } from '../../../core/utils/rng.ts';
import type { Card } from './cards/card.ts';
import { CARDS } from './cards/cards.ts';
import { shrink } from './shrink.ts';
import { stepText } from './step.ts';
import { KIT_DEFAULTS, type KitOptions, type MechanismSubject } from './subject.ts';

/** What a card found. */
export type CardResult = {
  readonly card: string;
  /** A sentence that is true where the card passes. */
  readonly title: string;
} & (
  | { readonly status: 'pass' }
  | { readonly status: 'skip'; readonly reason: string }
  | {
      readonly status: 'fail';
      /** What the mechanism does wrong. */
      readonly rule: string;
      /** What it declares and does not keep. */
      readonly refutes: readonly (keyof MechanismCapabilities)[];
      readonly seed: number;
      readonly round: number;
      /** The shortest list of commands found that shows it. */
      readonly commands: readonly string[];
    }
);

/** Puts a mechanism through every card of the conformance kit. Needs no test runner. */
export function runConformance(subject: MechanismSubject, options: KitOptions = {}): CardResult[] {
  return CARDS.map((card) => runCard(card, subject, options));
}

/** One card: its commands are drawn from the seed, the card and the round, so a failure shows again. */
export function runCard(card: Card, subject: MechanismSubject, options: KitOptions = {}): CardResult {
  const chosen = { ...KIT_DEFAULTS, ...options };
  const { name, title } = card;
  const reason = card.skip?.(subject);
  if (reason !== undefined) return { card: name, title, status: 'skip', reason };
  for (let round = 1; round <= chosen.rounds; round++) {
    const rng = createRng(chosen.seed, `conformance/${name}/${round}`);
    const steps = card.script(rng, subject, chosen);
    if (judge(card, subject, steps, chosen) === undefined) continue;
    const shortest = shrink(steps, (list) => judge(card, subject, list, chosen) !== undefined);
    const rule = judge(card, subject, shortest, chosen) ?? '';
    const commands = shortest.map(stepText);
    const { refutes = [] } = card;
    return { card: name, title, status: 'fail', rule, refutes, seed: chosen.seed, round, commands };
  }
  return { card: name, title, status: 'pass' };
}

/** A mechanism that throws where a card did not expect it fails the card too. */
function judge(card: Card, ...args: Parameters<Card['judge']>): string | undefined {
  try {
    return card.judge(...args);
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What a mechanism declares that some card refutes, each once. */
export function refutedCapabilities(results: readonly CardResult[]): (keyof MechanismCapabilities)[] {
  return [...new Set(results.flatMap((result) => (result.status === 'fail' ? result.refutes : [])))];
}

/** A result as lines for people. */
export function cardText(result: CardResult): string {
  if (result.status === 'pass') return `pass ${result.card}: ${result.title}`;
  if (result.status === 'skip') return `skip ${result.card}: ${result.reason}`;
  const { card, rule, seed, round, commands } = result;
  return [
    `fail ${card}: ${rule}`,
    `  seed ${seed}, round ${round}, commands:`,
    ...commands.map((line) => `    ${line}`),
  ].join('\n');
}
