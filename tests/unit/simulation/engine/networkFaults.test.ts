import { describe, expect, it } from 'vitest';
import { DROP, type LatencyModel } from '../../../../src/core/models/ports/latencyModel.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { Kernel } from '../../../../src/simulation/engine/kernel.ts';
import { ConstantLatency } from '../../../../src/simulation/engine/latency/constant.ts';
import { nextAttempt } from '../../../../src/simulation/engine/latency/departure.ts';
import { DuplicatingLatency } from '../../../../src/simulation/engine/latency/duplicating.ts';
import { ExponentialLatency } from '../../../../src/simulation/engine/latency/exponential.ts';
import { LogNormalLatency } from '../../../../src/simulation/engine/latency/logNormal.ts';
import { OutageLatency } from '../../../../src/simulation/engine/latency/outages.ts';
import { PartialSynchronyLatency } from '../../../../src/simulation/engine/latency/partialSynchrony.ts';
import { EVERYWHERE, PartitionedLatency } from '../../../../src/simulation/engine/latency/partitioned.ts';
import { ResendingLatency } from '../../../../src/simulation/engine/latency/resending.ts';
import { Letter, Rumour } from '../../../support/gossip.ts';
import { type Script, ScriptedActor } from '../../../support/scriptedActor.ts';

/** Arrivals of messages sent at given times. */
function arrivals(model: LatencyModel, times: readonly number[], from = 0, to = 1): number[] {
  const clock = new Float64Array(1);
  const random = createRng(3, 'latency');
  model.useClock?.(clock);
  return times.map((time) => {
    clock[0] = time;
    const delay = model.sample(from, to, 0, random);
    return delay === DROP ? DROP : time + delay;
  });
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('delays without bound', () => {
  it('exponential delays have their mean and half of them lie below ln 2 of it', () => {
    const random = createRng(1, 'latency');
    const model = new ExponentialLatency(10_000);
    const draws = upTo(20_000).map(() => model.sample(0, 1, 0, random));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(Math.abs(mean / 10_000 - 1)).toBeLessThan(0.03);
    const below = draws.filter((draw) => draw < 6931).length / draws.length;
    expect(Math.abs(below - 0.5)).toBeLessThan(0.015);
    expect(draws.every(Number.isInteger)).toBe(true);
  });

  it('the largest draw of a stream stays below what is announced', () => {
    const last = { exponential: (mean: number) => 0 - mean * Math.log(2 ** -53), nextU32: () => 2 ** 32 - 1 };
    const exponential = new ExponentialLatency(1000);
    const logNormal = new LogNormalLatency(10, 1000, 1);
    expect(exponential.sample(0, 1, 0, last as never)).toBeLessThanOrEqual(exponential.most);
    expect(logNormal.sample(0, 1, 0, last as never)).toBe(logNormal.most);
  });
});

describe('partial synchrony', () => {
  it('lets messages take long before GST, and no longer than delta after', () => {
    const model = new PartialSynchronyLatency(100, new ConstantLatency(70), new ConstantLatency(10));
    expect(arrivals(model, [0, 20, 39, 41, 60, 99, 100, 250])).toEqual([
      70, 90, 109, 110, 110, 110, 110, 260,
    ]);
  });
});

describe('loss and resending', () => {
  it('a message is tried again until it gets through: the wait is geometric', () => {
    const model = new ResendingLatency(
      { loss: 0.25, every: 100, until: Number.POSITIVE_INFINITY },
      new ConstantLatency(7),
    );
    const delays = arrivals(model, new Array(20_000).fill(0)).map((arrival) => (arrival - 7) / 100);
    expect(delays.every(Number.isInteger)).toBe(true);
    for (const attempts of [0, 1, 2]) {
      const share = delays.filter((lost) => lost === attempts).length / delays.length;
      expect(Math.abs(share - 0.75 * 0.25 ** attempts), `${attempts} lost`).toBeLessThan(0.01);
    }
    expect(Math.max(...delays) * 100).toBeLessThanOrEqual(model.longestWait);
  });

  it('from GST on nothing is lost, and what was is sent then at the latest', () => {
    const model = new ResendingLatency({ loss: 0.9, every: 40, until: 100 }, new ConstantLatency(5));
    const early = new Set(arrivals(model, new Array(500).fill(30)));
    expect([...early].sort((a, b) => a - b)).toEqual([35, 75, 105]);
    expect(arrivals(model, [100, 101, 300])).toEqual([105, 106, 305]);
  });

  it('nobody tries again: lost is lost', () => {
    const model = new ResendingLatency({ loss: 0.5, every: 0, until: 1e9 }, new ConstantLatency(5));
    const lost = arrivals(model, upTo(2000)).filter((arrival) => arrival === DROP).length;
    expect(Math.abs(lost - 1000)).toBeLessThan(100);
  });

  it('attempts lie on a grid from the sending on', () => {
    expect([0, 5, 6, 10, 11].map((free) => nextAttempt(5, 3, free))).toEqual([5, 5, 8, 11, 11]);
  });
});

describe('partitions', () => {
  const groups = [EVERYWHERE, 0, 0, 1, EVERYWHERE];

  it('messages across leave at the heal, those within and those of nobody’s group at once', () => {
    const cut = { groups, from: 10, until: 50, crossing: 'wait' as const };
    const sent = [9, 10, 49, 50];
    const model = () => new PartitionedLatency([cut], Number.POSITIVE_INFINITY, new ConstantLatency(5));
    expect(arrivals(model(), sent, 1, 3)).toEqual([14, 55, 55, 55]);
    expect(arrivals(model(), sent, 3, 2)).toEqual([14, 55, 55, 55]);
    expect(arrivals(model(), sent, 1, 2)).toEqual([14, 15, 54, 55]);
    expect(arrivals(model(), sent, 4, 3)).toEqual([14, 15, 54, 55]);
    expect(arrivals(model(), sent, 1, 0)).toEqual([14, 15, 54, 55]);
  });

  it('what is lost across is sent again on its own grid, or never, and partitions may follow each other', () => {
    const lost = (resendEvery: number) => ({ groups, from: 10, until: 50, crossing: { resendEvery } });
    const model = new PartitionedLatency([lost(15)], Number.POSITIVE_INFINITY, new ConstantLatency(5));
    expect(arrivals(model, [10, 12, 49], 1, 3)).toEqual([60, 62, 69]);
    const clipped = new PartitionedLatency([lost(15)], 52, new ConstantLatency(5));
    expect(arrivals(clipped, [10, 12, 49], 1, 3)).toEqual([57, 57, 57]);
    const never = new PartitionedLatency([lost(0)], Number.POSITIVE_INFINITY, new ConstantLatency(5));
    expect(arrivals(never, [9, 10, 49, 50], 1, 3)).toEqual([14, DROP, DROP, 55]);
    const second = { groups, from: 50, until: 80, crossing: 'wait' as const };
    const both = new PartitionedLatency([second, lost(15)], Number.POSITIVE_INFINITY, new ConstantLatency(5));
    expect(arrivals(both, [10, 49], 1, 3)).toEqual([85, 85]);
  });
});

describe('outages', () => {
  it('mail for an actor that is down waits for it, is sent again, or is lost for good', () => {
    const way = new ConstantLatency(5);
    const outage = { actor: 1, from: 20, until: 50 };
    const times = [14, 15, 44, 45];
    const kept = new OutageLatency([{ ...outage, mail: 'kept' }], way);
    expect(arrivals(kept, times)).toEqual([19, 50, 50, 50]);
    expect(arrivals(kept, times, 1, 0)).toEqual([19, 20, 49, 50]);
    const resent = new OutageLatency([{ ...outage, mail: { resendEvery: 20 } }], way);
    expect(arrivals(resent, times)).toEqual([19, 60, 69, 50]);
    const lost = new OutageLatency([{ ...outage, mail: { resendEvery: 0 } }], way);
    expect(arrivals(lost, times)).toEqual([19, DROP, DROP, 50]);
    const dead = new OutageLatency([{ ...outage, until: Number.POSITIVE_INFINITY, mail: 'kept' }], way);
    expect(arrivals(dead, times)).toEqual([19, DROP, DROP, DROP]);
  });
});

describe('duplicates', () => {
  it('as many second copies as the probability says, each on its own way', () => {
    const model = new DuplicatingLatency(0.3, new ExponentialLatency(100));
    const random = createRng(2, 'latency');
    const copies = upTo(5000).map(() => model.copy(0, 1, 0, random));
    const made = copies.filter((delay) => delay !== DROP);
    expect(Math.abs(made.length / 5000 - 0.3)).toBeLessThan(0.02);
    expect(new Set(made).size).toBeGreaterThan(100);
  });

  it('the kernel delivers the copy too, with all that the message carries, and tells models the time', () => {
    const heard: string[] = [];
    const latency = new DuplicatingLatency(
      1,
      new PartialSynchronyLatency(100, new ConstantLatency(50), new ConstantLatency(10)),
    );
    const kernel = new Kernel({ seed: 1, latency });
    kernel.addActor(
      'first',
      new ScriptedActor({
        start: (ctx) => [20, 75, 200].forEach((time) => void ctx.wakeAt(time, time)),
        wake: (ctx, tag) =>
          tag === 200 ? ctx.sendBody(1, Letter.id, { text: 'body' }) : ctx.send(1, Rumour.id, tag, tag + 1),
      }),
    );
    const receive: Script['receive'] = (ctx, _from, message) => {
      const text = message.kind === Letter.id ? JSON.stringify(message.body()) : message.get(Rumour.value);
      heard.push(`${ctx.now}:${text}`);
    };
    kernel.addActor('second', new ScriptedActor({ receive }));
    kernel.run();
    const body = '210:{"text":"body"}';
    expect(heard).toEqual(['70:20', '70:20', '110:75', '110:75', body, body]);
    expect([kernel.messages, kernel.dropped]).toEqual([6, 0]);
  });
});
