import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import type { Message } from '../../../src/core/models/message.ts';
import {
  EXECUTION_EVENT,
  Execution,
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
} from '../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../src/core/models/messages/orderEntry.ts';
import { VenueHalted } from '../../../src/core/models/messages/venueHalted.ts';
import type { Actor, ActorContext } from '../../../src/core/models/ports/actor.ts';
import { VenueActor } from '../../../src/market/exchange/venue.ts';
import type { MechanismDefinition } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import { Kernel } from '../../../src/simulation/engine/kernel.ts';
import { ConstantLatency } from '../../../src/simulation/engine/latency/constant.ts';
import { batchAuction } from '../../support/mechanisms/batchAuction.ts';
import { fatalAt } from '../../support/mechanisms/fatalAt.ts';
import { share } from '../../support/venueBench.ts';

const VENUES = [0, 1];
const TRADERS = [2, 3, 4, 5];
const END = 20_000;

/** Sends the same order to both venues now and then, whatever they answer, and keeps what is open where. */
class Trader implements Actor {
  #id = 0;
  readonly open = VENUES.map(() => new Map<number, number>());
  readonly unanswered = VENUES.map(() => new Set<number>());

  start(ctx: ActorContext): void {
    ctx.wakeAt(1 + ctx.rng.below(50), 0);
  }

  wake(ctx: ActorContext): void {
    this.#id += 1;
    const price = 95 + ctx.rng.below(11);
    const terms = [ctx.rng.below(2), 0, 0, price, 1 + ctx.rng.below(20), 0] as const;
    for (const venue of VENUES) {
      ctx.send(venue, NewOrder.id, this.#id, 0, ...terms);
      this.unanswered[venue].add(this.#id);
    }
    if (ctx.now < END - 1000) ctx.wakeAt(ctx.now + 20 + ctx.rng.below(60), 0);
  }

  receive(_ctx: ActorContext, from: number, message: Message): void {
    const id = message.get(0);
    const open = this.open[from];
    if (message.kind === OrderAccepted.id) open.set(id, message.get(OrderAccepted.quantity));
    if (message.kind === OrderAccepted.id || message.kind === OrderRejected.id)
      this.unanswered[from].delete(id);
    if (message.kind === OrderFilled.id) open.set(id, message.get(OrderFilled.leaves));
    if (message.kind === OrderCancelled.id || open.get(id) === 0) open.delete(id);
  }

  snapshot = () => null;
  restore(): void {}
}

function createWorld(first: MechanismDefinition) {
  const log = new MemoryLog();
  const kernel = new Kernel({
    seed: 3,
    latency: new ConstantLatency(5),
    recorder: log,
    logLevel: 'commands',
  });
  const venues = [first, batchAuction].map(
    (definition) =>
      new VenueActor({
        instruments: [share()],
        participants: TRADERS.map((actor) => ({ actor, cashMinor: 1_000_000 })),
        fees: { makerPpm: 0, takerPpm: 300 },
        createEngine: (events) => definition.createEngine({}, { instruments: 1, seed: 3 }, events),
      }),
  );
  for (const [id, venue] of venues.entries()) kernel.addActor(`venue-${id}`, venue, { journaled: true });
  const traders = TRADERS.map(() => new Trader());
  for (const [place, trader] of traders.entries()) kernel.addActor(`trader-${place}`, trader);
  kernel.runUntil(END);
  for (const venue of venues) venue.check();
  return { kernel, log, venues, traders };
}

describe('a world in which the mechanism of one venue fails', () => {
  const failed = createWorld(fatalAt(150));
  const sound = createWorld(fatalAt(Number.POSITIVE_INFINITY));

  it('goes on: the other venue does what it does beside a sound one', () => {
    expect(failed.venues[0].failure?.message).toMatch(/^mechanism fatal fails card never-throws: /);
    expect(sound.venues[0].failure).toBeUndefined();
    expect(failed.venues[1].counts.trades).toBeGreaterThan(50);
    expect(failed.venues[1].hash()).toBe(sound.venues[1].hash());
  });

  it('leaves nobody without an answer, and nothing open at the halted venue', () => {
    for (const trader of failed.traders) {
      expect(trader.unanswered.map((ids) => ids.size)).toEqual([0, 0]);
      expect(trader.open[0].size).toBe(0);
    }
    expect(failed.traders.some((trader) => trader.open[1].size > 0)).toBe(true);
  });

  it('has up to the failure the log of the sound one, and the halt behind it', () => {
    const lines = ({ log }: typeof failed) => {
      const of: string[] = [];
      const halts: unknown[] = [];
      log.forEach((entry) => {
        if (entry.kind === VenueHalted.id) halts.push(entry.from);
        if (entry.kind !== Execution.id || entry.from !== 0) return;
        of.push(Execution.fields.map((_, field) => entry.get(field)).join(' '));
      });
      return { of, halts };
    };
    const before = lines(failed).of;
    const first = before.findIndex((line, i) => line !== lines(sound).of[i]);
    expect(first).toBeGreaterThan(150);
    expect(before[first].split(' ')[1]).toBe(String(EXECUTION_EVENT.rejected));
    expect(new Set(before.slice(first).map((line) => Number(line.split(' ')[1])))).toEqual(
      new Set([EXECUTION_EVENT.rejected, EXECUTION_EVENT.cancelled]),
    );
    expect(lines(failed).halts).toEqual([0]);
    expect(lines(sound).halts).toEqual([]);
  });

  it('is the same world each time', () => {
    expect(createWorld(fatalAt(150)).kernel.traceHash).toBe(failed.kernel.traceHash);
  });
});
