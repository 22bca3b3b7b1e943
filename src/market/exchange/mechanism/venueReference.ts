import type { Message } from '../../../core/models/message.ts';
import { ConsolidatedQuote } from '../../../core/models/messages/consolidated.ts';
import { FEED, Quote, Subscribe } from '../../../core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** Where a venue's mechanism has its reference prices from. */
export interface ReferenceConfig {
  /** A venue, or whoever else answers a subscription to the best bid and ask; instruments have the same ids there. */
  readonly from: ActorId;
  /** Ticks of this venue in one of there, as numerator and denominator: 2, 1 where ticks are half as large here. */
  readonly scale: readonly [number, number];
}

/** A best bid and ask in the source's ticks. */
interface BestPrices {
  readonly instrument: number;
  readonly bid: number;
  readonly ask: number;
}

/** A kind of message that tells best prices. */
interface ReferenceReader {
  readonly kind: number;
  read(message: Message): BestPrices;
}

/** Every kind of message that tells best prices. */
const REFERENCE_READERS: readonly ReferenceReader[] = [
  {
    kind: Quote.id,
    read: (message) => ({
      instrument: message.get(Quote.instrument),
      bid: message.get(Quote.bidPrice),
      ask: message.get(Quote.askPrice),
    }),
  },
  {
    kind: ConsolidatedQuote.id,
    read: (message) => ({
      instrument: message.get(ConsolidatedQuote.instrument),
      bid: message.get(ConsolidatedQuote.bidPrice),
      ask: message.get(ConsolidatedQuote.askPrice),
    }),
  },
];

/**
 * The prices of another market as a venue hears them, in its own ticks. A price between two ticks of this venue is taken
 * to the one further out, down for the bid and up for the ask: the spread is never told narrower than it is.
 */
export class VenueReference {
  readonly #config: ReferenceConfig;

  /** @throws BaseError CONFIG_INVALID_VALUE where the scale is no ratio of whole numbers. */
  constructor(config: ReferenceConfig) {
    const { scale } = config;
    if (scale.length !== 2 || !scale.every((part) => Number.isSafeInteger(part) && part > 0)) {
      throw new BaseError('CONFIG_INVALID_VALUE', `reference.scale is ${scale.join(' to ')}: no ratio`, {
        facts: { path: 'reference.scale' },
        advice: 'Give numerator and denominator as whole numbers from 1.',
      });
    }
    this.#config = config;
  }

  start(ctx: ActorContext): void {
    ctx.send(this.#config.from, Subscribe.id, ALL_INSTRUMENTS, FEED.l1);
  }

  /** The prices that a message tells, in ticks of this venue; undefined where it tells none or is not from the source. */
  read(from: ActorId, message: Message): BestPrices | undefined {
    if (from !== this.#config.from) return undefined;
    const { kind } = message;
    const reader = REFERENCE_READERS.find((candidate) => candidate.kind === kind);
    if (reader === undefined) return undefined;
    const { instrument, bid, ask } = reader.read(message);
    const [numerator, denominator] = this.#config.scale;
    return {
      instrument,
      bid: inRange(Math.floor((bid * numerator) / denominator)),
      ask: inRange(Math.ceil((ask * numerator) / denominator)),
    };
  }
}

/** A price beyond what a venue can have is none. */
function inRange(price: number): number {
  return price <= MAX_TICKS ? price : 0;
}

/**
 * Holds that a mechanism that trades by the prices of another market has them; `path` is where the user names them.
 *
 * @throws BaseError CONFIG_INVALID_VALUE.
 */
export function requireReference(needs: boolean | undefined, reference: unknown, path: string): void {
  if ((needs === true) === (reference !== undefined)) return;
  const [message, advice] =
    reference === undefined
      ? [
          `${path} is left out: the venue's mechanism trades by the prices of another market, and this is a venue without a feed`,
          'Name the venue, or the consolidated quote, that it is to follow; or choose another mechanism.',
        ]
      : [
          `${path} names a feed, and the venue's mechanism does not trade by the prices of another market`,
          'Leave it out.',
        ];
  throw new BaseError('CONFIG_INVALID_VALUE', message, { facts: { path }, advice });
}
