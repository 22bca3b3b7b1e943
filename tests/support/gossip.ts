import { defineColdMessage, defineMessage, type Message } from '../../src/core/models/message.ts';
import type { PlainData } from '../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../src/core/models/ports/actor.ts';
import type { LatencyModel } from '../../src/core/models/ports/latencyModel.ts';
import { Kernel, type KernelOptions } from '../../src/simulation/engine/kernel.ts';
import { UniformLatency } from '../../src/simulation/engine/latency/uniform.ts';

export const Rumour = defineMessage(901, 'test-rumour', ['value', 'hops']);
export const Letter = defineColdMessage(902, 'test-letter');

/**
 * Chatters at random: passes rumours on, writes letters, sleeps, keeps itself busy. Uses every service of the
 * kernel, so that a snapshot or a replay that forgets one is found out.
 */
class Gossip implements Actor {
  readonly #peers: number;
  #heard = 0;
  #sum = 0;

  constructor(peers: number) {
    this.#peers = peers;
  }

  start(ctx: ActorContext): void {
    ctx.wakeAt(ctx.rng.below(50), 1);
  }

  receive(ctx: ActorContext, from: number, message: Message): void {
    this.#heard++;
    if (message.kind === Letter.id) {
      const body = message.body() as { text: string; value: number };
      this.#sum += body.value + body.text.length;
      return;
    }
    this.#sum = (this.#sum + message.get(Rumour.value) * (from + 1)) % 1_000_003;
    if (ctx.rng.bernoulli(0.1)) ctx.busyFor(ctx.rng.below(40));
    if (message.get(Rumour.hops) > 0) this.#pass(ctx, message.get(Rumour.hops) - 1);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#pass(ctx, 2);
    if (ctx.rng.bernoulli(0.2)) {
      ctx.sendBody(ctx.rng.below(this.#peers), Letter.id, { text: `from ${ctx.self}`, value: tag });
    }
    ctx.record(Rumour.id, this.#sum, tag);
    ctx.wakeAt(ctx.now + 1 + ctx.rng.below(100), tag + 1);
  }

  #pass(ctx: ActorContext, hops: number): void {
    ctx.send(ctx.rng.below(this.#peers), Rumour.id, ctx.rng.below(1000), hops);
  }

  snapshot(): PlainData {
    return { heard: this.#heard, sum: this.#sum };
  }

  restore(state: PlainData): void {
    const { heard, sum } = state as { heard: number; sum: number };
    this.#heard = heard;
    this.#sum = sum;
  }
}

/** A world of `size` gossips, some of them slow. */
export function gossipWorld(size: number, options: Partial<KernelOptions> = {}): Kernel {
  const latency: LatencyModel = options.latency ?? new UniformLatency(0, 30);
  const kernel = new Kernel({ seed: 1, ...options, latency });
  for (let i = 0; i < size; i++) {
    kernel.addActor(`gossip-${i}`, new Gossip(size), { computationDelay: i % 3 === 0 ? 5 : 0 });
  }
  return kernel;
}
