import type { Message } from '../../core/models/message.ts';
import { News } from '../../core/models/messages/economics.ts';
import { Subscribe } from '../../core/models/messages/marketData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { ActorId, InstrumentId, PriceTicks } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { AgentPlace } from './defineAgent.ts';
import { Trader } from './trader.ts';

/** Own number: the common value in ticks, as it was last told. */
const VALUE = 0;

/** A trader that hears public news of what its instrument is worth. */
export abstract class NewsTrader extends Trader {
  protected readonly instrument: InstrumentId;
  readonly #news: ActorId | undefined;
  readonly #asset: InstrumentId;

  /** `ownNumbers` are the strategy's, from {@link OWN} on. Where nobody tells news the value stays the opening price. */
  constructor(place: AgentPlace, ownNumbers: number) {
    super(place.gateway, OWN + ownNumbers);
    this.instrument = place.instrument;
    this.#news = place.news;
    this.#asset = place.asset ?? 0;
    this.own[VALUE] = place.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    if (this.#news !== undefined) ctx.send(this.#news, Subscribe.id, this.#asset);
  }

  override receive(ctx: ActorContext, from: ActorId, message: Message): void {
    if (message.kind !== News.id) super.receive(ctx, from, message);
    else if (message.get(News.instrument) === this.#asset) {
      this.own[VALUE] = message.get(News.value);
      this.gateway.attach(ctx);
      this.onNews(ctx);
    }
  }

  /** After the value has been taken in; ignored unless the trader overrides it. */
  protected onNews(_ctx: ActorContext): void {}

  protected onTimer(_ctx: ActorContext, _tag: number): void {}

  /** The common value as it was last told; may lie between ticks. */
  protected get value(): PriceTicks {
    return this.own[VALUE];
  }
}

/**
 * Refuses a place where nobody tells news, for an agent that would do nothing without.
 *
 * @throws BaseError CONFIG_INVALID_VALUE.
 */
export function requireNews(place: AgentPlace, agent: string): void {
  if (place.news !== undefined) return;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `agent ${agent} acts on public news, and nobody tells any here`,
    {
      facts: { agent },
      advice: 'Set fundamental.process in a scenario that has it, as markets or fba-vs-continuous.',
    },
  );
}

/** First of the strategy's own numbers. */
export const OWN = 1;
