import { CARDS } from './cards/cards.ts';
import { cardText, runCard } from './runConformance.ts';
import type { KitOptions, MechanismSubject } from './subject.ts';

/** The two functions of a test runner that the kit calls: those of `vitest` and of `node:test` fit. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: {
    (name: string, body: () => void): unknown;
    skip(name: string, body: () => void): unknown;
  };
}

/** A mechanism, the runner, and how hard to test. */
export type DescribedMechanism = MechanismSubject & TestRunner & KitOptions & { readonly name?: string };

/**
 * The conformance kit as tests: one for each card. A card that does not apply is a skipped test whose name says why; a
 * failing one shows seed, rule and the shortest commands.
 *
 * @example
 * describeMechanism({ create: () => mine.create({}, { instruments: 1, seed: 1 }), capabilities: mine.capabilities, describe, it });
 */
export function describeMechanism(subject: DescribedMechanism): void {
  const { describe, it } = subject;
  describe(subject.name ?? 'mechanism', () => {
    for (const card of CARDS) {
      const reason = card.skip?.(subject);
      if (reason !== undefined) {
        it.skip(`${card.name}: skipped, ${reason}`, () => {});
        continue;
      }
      it(`${card.name}: ${card.title}`, () => {
        const result = runCard(card, subject, subject);
        if (result.status === 'fail') throw new Error(cardText(result));
      });
    }
  });
}
