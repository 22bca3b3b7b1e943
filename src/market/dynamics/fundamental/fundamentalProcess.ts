import type { Message } from '../../../core/models/message.ts';
import { FundamentalChanged, News } from '../../../core/models/messages/economics.ts';
import { Subscribe, Unsubscribe } from '../../../core/models/messages/marketData.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId, InstrumentId, SimTime } from '../../../core/models/units.ts';
import type { ValueProcess } from './valueProcess.ts';

export interface FundamentalConfig {
  readonly instrument: InstrumentId;
  /** Value at the start, in ticks. */
  readonly opening: number;
  readonly process: ValueProcess;
}

/**
 * The common value of an instrument as public news. Every change is a fact in the log and goes as `News` to everyone
 * who has subscribed (`Subscribe`; its one feed has no number), at the same moment; who subscribes is told the value
 * at once.
 */
export class FundamentalProcess implements Actor {
  readonly #config: FundamentalConfig;
  #value: number;
  #changed: SimTime = 0;
  #subscribers: ActorId[] = [];

  constructor(config: FundamentalConfig) {
    this.#config = config;
    this.#value = config.opening;
  }

  start(ctx: ActorContext): void {
    ctx.record(FundamentalChanged.id, this.#config.instrument, this.#value);
    this.#schedule(ctx);
  }

  wake(ctx: ActorContext): void {
    const { instrument, process } = this.#config;
    const before = this.#value;
    this.#value = process.move(before, ctx.now - this.#changed, ctx.rng, ctx.now);
    this.#changed = ctx.now;
    this.#schedule(ctx);
    if (this.#value === before) return;
    ctx.record(FundamentalChanged.id, instrument, this.#value);
    for (const subscriber of this.#subscribers) ctx.send(subscriber, News.id, instrument, this.#value);
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    if (message.kind === Unsubscribe.id) {
      this.#subscribers = this.#subscribers.filter((subscriber) => subscriber !== from);
    } else if (message.kind === Subscribe.id) {
      if (!this.#subscribers.includes(from)) this.#subscribers.push(from);
      ctx.send(from, News.id, this.#config.instrument, this.#value);
    }
  }

  #schedule(ctx: ActorContext): void {
    const time = ctx.now + this.#config.process.wait(ctx.rng, ctx.now);
    if (time <= Number.MAX_SAFE_INTEGER) ctx.wakeAt(time, 0);
  }

  snapshot(): PlainData {
    return { value: this.#value, changed: this.#changed, subscribers: [...this.#subscribers] };
  }

  restore(state: PlainData): void {
    const saved = state as {
      readonly value: number;
      readonly changed: SimTime;
      readonly subscribers: readonly ActorId[];
    };
    this.#value = saved.value;
    this.#changed = saved.changed;
    this.#subscribers = [...saved.subscribers];
  }
}
