import { describe, expect, it } from 'vitest';
import type { ActorContext } from '../../../../src/core/models/ports/actor.ts';
import type { LatencyModel } from '../../../../src/core/models/ports/latencyModel.ts';
import { Kernel } from '../../../../src/simulation/engine/kernel.ts';
import { ConstantLatency } from '../../../../src/simulation/engine/latency/constant.ts';
import { LossyLatency } from '../../../../src/simulation/engine/latency/lossy.ts';
import { gossipWorld, Letter, Rumour } from '../../../support/gossip.ts';
import { type Script, ScriptedActor } from '../../../support/scriptedActor.ts';

type Line = string;

/** Two scripted actors, ids 0 and 1, over a link of 10 time units. */
function pair(
  first: Script,
  second: Script,
  latency: LatencyModel = new ConstantLatency(10),
  delay = 0,
): Kernel {
  const kernel = new Kernel({ seed: 1, latency });
  kernel.addActor('first', new ScriptedActor(first));
  kernel.addActor('second', new ScriptedActor(second), { computationDelay: delay });
  return kernel;
}

/** Notes every delivery as `time:value`. */
function notebook(): {
  lines: Line[];
  receive: NonNullable<Script['receive']>;
  wake: NonNullable<Script['wake']>;
} {
  const lines: Line[] = [];
  return {
    lines,
    receive: (ctx, _from, message) => lines.push(`${ctx.now}:${message.get(Rumour.value)}`),
    wake: (ctx, tag) => lines.push(`${ctx.now}:wake ${tag}`),
  };
}

const say = (ctx: ActorContext, value: number) => ctx.send(1, Rumour.id, value);

describe('the kernel', () => {
  it('delivers by time, then in order of sending, and wake-ups after deliveries', () => {
    const notes = notebook();
    const kernel = pair(
      { start: (ctx) => [3, 1, 2].forEach((value) => void say(ctx, value)) },
      { start: (ctx) => [10, 9, 10].forEach((time, i) => void ctx.wakeAt(time, i)), ...notes },
    );
    expect(kernel.run()).toBe('idle');
    expect(notes.lines).toEqual(['9:wake 1', '10:3', '10:1', '10:2', '10:wake 0', '10:wake 2']);
    expect([kernel.events, kernel.messages, kernel.now]).toEqual([6, 3, 10]);
  });

  it('runs until a time, an event count, idleness or an actor stops it', () => {
    const clock = (): Script => ({
      start: (ctx) => ctx.wakeAt(1, 1),
      wake: (ctx, tag) => ctx.wakeAt(ctx.now + 1, tag + 1),
    });
    const kernel = pair(clock(), {});
    expect(kernel.runUntil(5)).toBe('time');
    expect([kernel.now, kernel.events]).toEqual([5, 5]);
    expect(kernel.run({ maxEvents: 2 })).toBe('events');
    expect(kernel.step()).toBe(true);
    expect([kernel.now, kernel.events]).toEqual([8, 8]);
    const stopping = pair({ start: (ctx) => ctx.wakeAt(4, 0), wake: (ctx) => ctx.stop('enough') }, clock());
    expect(stopping.run()).toBe('stopped');
    expect([stopping.stopReason, stopping.now]).toEqual(['enough', 4]);
    expect(stopping.step()).toBe(false);
    expect(pair({}, {}).step()).toBe(false);
  });

  it('lets the mail of a busy actor wait, first come first served', () => {
    const notes = notebook();
    const kernel = pair(
      { start: (ctx) => [1, 2, 3].forEach((v) => void say(ctx, v)) },
      notes,
      new ConstantLatency(10),
      7,
    );
    kernel.run();
    expect(notes.lines).toEqual(['10:1', '17:2', '24:3']);
    expect(kernel.events).toBe(3);
  });

  it('queues mail that arrives at the very moment of release behind what waits', () => {
    const notes = notebook();
    const sender: Script = {
      start: (ctx) => {
        say(ctx, 1);
        say(ctx, 2);
        ctx.wakeAt(7, 0);
      },
      wake: (ctx) => say(ctx, 3),
    };
    pair(sender, notes, new ConstantLatency(10), 7).run();
    expect(notes.lines).toEqual(['10:1', '17:2', '24:3']);
  });

  it('keeps a link in order under jitter unless told otherwise', () => {
    const falling = (): LatencyModel => {
      let next = 100;
      return { monotone: false, sample: () => (next -= 10) };
    };
    const script: Script = { start: (ctx) => [1, 2, 3].forEach((v) => void say(ctx, v)) };
    const ordered = notebook();
    pair(script, ordered, falling()).run();
    expect(ordered.lines).toEqual(['90:1', '90:2', '90:3']);
    const overtaking = notebook();
    const kernel = new Kernel({ seed: 1, latency: falling(), inOrderLinks: false });
    kernel.addActor('first', new ScriptedActor(script));
    kernel.addActor('second', new ScriptedActor(overtaking));
    kernel.run();
    expect(overtaking.lines).toEqual(['70:3', '80:2', '90:1']);
  });

  it('counts what the network loses', () => {
    const notes = notebook();
    const script: Script = {
      start: (ctx) => {
        for (let i = 0; i < 1000; i++) say(ctx, i);
      },
    };
    const kernel = pair(script, notes, new LossyLatency(0.25, new ConstantLatency(1)));
    kernel.run();
    expect(kernel.messages + kernel.dropped).toBe(1000);
    expect(kernel.dropped).toBeGreaterThan(200);
    expect(kernel.dropped).toBeLessThan(300);
  });

  it('writes every payload column, so that nothing of an earlier message shows through', () => {
    const seen: number[] = [];
    const kernel = pair(
      {
        start: (ctx) => {
          ctx.send(1, Rumour.id, 7, 8);
          ctx.wakeAt(50, 0);
        },
        wake: (ctx) => ctx.send(1, Rumour.id, 9),
      },
      { receive: (_ctx, _from, message) => seen.push(message.get(Rumour.value), message.get(Rumour.hops)) },
    );
    kernel.run();
    expect(seen).toEqual([7, 8, 9, 0]);
  });

  it('encodes a body when it is sent, so no two actors share an object', () => {
    const body = { list: [1, 2] };
    let received: unknown;
    const kernel = pair(
      {
        start: (ctx) => {
          ctx.sendBody(1, Letter.id, body);
          body.list.push(3);
        },
      },
      {
        receive: (_ctx, _from, message) => {
          received = message.body();
        },
      },
    );
    kernel.run();
    expect(received).toEqual({ list: [1, 2] });
  });

  it.each([
    ['of many senders, on links that keep their order', true],
    ['of one sender, on links that do not', false],
  ])(
    'breaks ties %s as the policy says: a seeded shuffle is another order, the same one each time',
    (_, inOrder) => {
      const order = (tiePolicy: 'fifo' | 'shuffled', seed: number): string => {
        const notes = notebook();
        const kernel = new Kernel({
          seed,
          latency: new ConstantLatency(1),
          tiePolicy,
          inOrderLinks: inOrder,
        });
        const sender = (first: number, last: number) =>
          new ScriptedActor({
            start: (ctx) => {
              for (let i = first; i <= last; i++) say(ctx, i);
            },
          });
        kernel.addActor('quiet', sender(0, -1));
        kernel.addActor('notes', new ScriptedActor(notes));
        if (inOrder) for (let i = 0; i < 9; i++) kernel.addActor(`sender-${i}`, sender(i, i));
        else kernel.addActor('sender', sender(0, 8));
        kernel.run();
        return notes.lines.map((line) => line.slice(2)).join('');
      };
      expect(order('fifo', 1)).toBe('012345678');
      expect(order('shuffled', 1)).not.toBe('012345678');
      expect(order('shuffled', 1)).toBe(order('shuffled', 1));
      expect(order('shuffled', 1)).not.toBe(order('shuffled', 2));
      expect([...order('shuffled', 3)].sort().join('')).toBe('012345678');
    },
  );

  it('keeps the order of a link where ties are shuffled: its messages come a unit of time apart', () => {
    const notes = notebook();
    const kernel = new Kernel({ seed: 1, latency: new ConstantLatency(1), tiePolicy: 'shuffled' });
    const start = (ctx: ActorContext) => {
      for (let i = 0; i < 5; i++) say(ctx, i);
    };
    kernel.addActor('first', new ScriptedActor({ start }));
    kernel.addActor('second', new ScriptedActor(notes));
    kernel.run();
    expect(notes.lines).toEqual(['1:0', '2:1', '3:2', '4:3', '5:4']);
  });

  it('says where a handler broke, and refuses misuse of the context', () => {
    let kept: ActorContext | undefined;
    const broken = pair(
      {
        start: (ctx) => ctx.wakeAt(3, 0),
        wake: () => {
          throw new Error('oops');
        },
      },
      {},
    );
    expect(() => broken.run()).toThrow(/oops \(event 1, time 3, in first, seed 1\)/);
    const keeper = pair(
      {
        start: (ctx) => {
          kept = ctx;
          ctx.wakeAt(5, 0);
        },
      },
      {},
    );
    keeper.run();
    expect(() => kept?.send(1, Rumour.id)).toThrow(/outside its handler/);
    expect(() => pair({ start: (ctx) => ctx.send(2, Rumour.id) }, {}).run()).toThrow(/no such actor/);
    expect(() => pair({ start: (ctx) => ctx.send(1, 899) }, {}).run()).toThrow(/unknown message kind 899/);
    expect(() => pair({ start: (ctx) => ctx.wakeAt(-1, 0) }, {}).run()).toThrow(/in the past/);
  });
});

describe('the trace hash', () => {
  const hashOf = (kernel: Kernel, until = 5000): string => {
    kernel.runUntil(until);
    return kernel.traceHash;
  };

  it('is frozen: a change of it is a change for every user and belongs in the changelog', () => {
    expect(hashOf(gossipWorld(12))).toMatchInlineSnapshot(`"deeff42488718d37"`);
  });

  it('is the same for two kernels that run interleaved in one process', () => {
    const alone = hashOf(gossipWorld(12));
    const [a, b] = [gossipWorld(12), gossipWorld(12, { seed: 2 })];
    for (let t = 1; t <= 5000; t += 7) {
      a.runUntil(t);
      b.runUntil(t);
    }
    expect(hashOf(a)).toBe(alone);
    expect(hashOf(b)).toBe(hashOf(gossipWorld(12, { seed: 2 })));
    expect(a.traceHash).not.toBe(b.traceHash);
  });

  it('does not depend on how the run is cut into steps', () => {
    const stepped = gossipWorld(5);
    while (stepped.events < 3000) stepped.step();
    const whole = gossipWorld(5);
    whole.run({ maxEvents: 3000 });
    expect(stepped.traceHash).toBe(whole.traceHash);
  });

  it('never shifts the draws of an actor when another one joins', () => {
    const drawsOf = (extra: boolean): number[] => {
      const draws: number[] = [];
      const kernel = new Kernel({ seed: 9, latency: new ConstantLatency(1) });
      if (extra)
        kernel.addActor(
          'newcomer',
          new ScriptedActor({
            start: (ctx) => {
              ctx.rng.uniform();
            },
          }),
        );
      kernel.addActor(
        'drawer',
        new ScriptedActor({
          start: (ctx) => {
            for (let i = 0; i < 5; i++) draws.push(ctx.rng.nextU32());
          },
        }),
      );
      kernel.run();
      return draws;
    };
    expect(drawsOf(true)).toEqual(drawsOf(false));
  });
});
