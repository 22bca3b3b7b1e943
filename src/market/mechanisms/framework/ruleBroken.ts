/**
 * A rule of markets that a mechanism broke. `card` is the card of the conformance kit that tests the rule, so that what
 * stops a venue and what fails a test have one name.
 */
export class RuleBroken extends Error {
  readonly card: string;

  constructor(card: string, message: string) {
    super(message);
    this.name = 'RuleBroken';
    this.card = card;
  }
}

/** Breaks the rule of `card` where the condition does not hold. */
export function holdRule(condition: boolean, card: string, message: () => string): asserts condition {
  if (!condition) throw new RuleBroken(card, message());
}

/** Cards by name: what they are called in messages, tests and the guide. */
export const CARD = {
  conservation: 'conservation',
  noCrossedBook: 'no-crossed-book',
  priority: 'priority',
  limitPrice: 'limit-price',
  idempotentCancel: 'idempotent-cancel',
  determinism: 'determinism',
  snapshot: 'snapshot',
  fastEqualsNaive: 'fast-equals-naive',
  neverThrows: 'never-throws',
  boundedMemory: 'bounded-memory',
  selfTrade: 'self-trade',
  fees: 'fees',
  instructions: 'instructions',
  clock: 'clock',
  depth: 'depth',
  minimumQuantity: 'minimum-quantity',
  reference: 'reference',
  notices: 'notices',
} as const;
