import { describe, expect, it } from 'vitest';
import { LobsterBookReader } from '../../../../../src/core/data/lobster/bookReader.ts';
import { LobsterMessageReader } from '../../../../../src/core/data/lobster/messageReader.ts';
import { MemoryLog } from '../../../../../src/core/data/log/memoryLog.ts';
import type { EventLog } from '../../../../../src/core/models/logEntry.ts';
import type { RunManifest } from '../../../../../src/core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../../../src/core/models/ports/recorder.ts';
import { exportLobster } from '../../../../../src/simulation/results/export/lobsterExport.ts';
import { buildWorld, manifestOf, planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';
import { LobsterReplay } from '../../../../../src/simulation/scenarios/replay/lobsterReplay.ts';
import { STOCK, testManifest } from '../../../../support/syntheticRun.ts';

/** Both files as bytes. */
function exported(manifest: RunManifest, log: EventLog, levels: number) {
  const parts: [number[], number[]] = [[], []];
  const rows = exportLobster(
    manifest,
    log,
    levels,
    (bytes) => parts[0].push(...bytes),
    (bytes) => parts[1].push(...bytes),
  );
  return { rows, messages: Uint8Array.from(parts[0]), book: Uint8Array.from(parts[1]) };
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type Fact = [
  event: keyof typeof EXECUTION_EVENT,
  id: number,
  side: number,
  price: number,
  quantity: number,
  leaves: number,
  reference?: number,
];

/** A log of events, each with its execution lines. */
function logOf(events: readonly (readonly Fact[])[]): MemoryLog {
  const log = new MemoryLog();
  events.forEach((facts, i) => {
    for (const [event, id, side, price, quantity, leaves, reference = 0] of facts) {
      const code = EXECUTION_EVENT[event];
      const payload = Float64Array.of(1, code, id, id, 0, side, price, quantity, leaves, reference);
      log.write(RECORD_FACT, i + 1, i * 1000, 0, -1, Execution.id, payload, 0, 10, undefined);
    }
  });
  return log;
}

describe('a simulated run as LOBSTER files', () => {
  it('replays without a difference', () => {
    const settings = [{ source: 'test', values: { until: '20s', makers: { count: 2 } } }];
    const plan = planWorld('zi', settings, 7);
    const log = new MemoryLog();
    const world = buildWorld(plan, { recorder: log });
    world.kernel.runUntil(world.until);
    const { rows, messages, book } = exported(manifestOf(plan, world, 'commands', '1'), log, 10);
    const names = { messages: 'm', book: 'b' };
    const replay = new LobsterReplay(10, names);
    const [messageReader, bookReader] = [new LobsterMessageReader('m'), new LobsterBookReader('b')];
    messageReader.feed(messages);
    bookReader.feed(book);
    while (messageReader.next() && bookReader.next()) replay.next(messageReader.record, bookReader.row);
    const result = replay.result();
    expect(rows).toBeGreaterThan(300);
    expect(result.messages).toBe(rows);
    expect(result.mismatches).toEqual(Array(10).fill(0));
    expect(result.executions).toBeGreaterThan(10);
    expect(result.makerMatches).toBe(result.executionsOfKnownOrders);
    expect(result.crossedAdds).toBe(0);
  });

  it('shows what rests after it has met the book, and each way of leaving it', () => {
    const log = logOf([
      [['accepted', 1, 1, 101, 5, 5]],
      [
        ['accepted', 2, 0, 101, 8, 8],
        ['filledMaker', 1, 1, 101, 5, 0],
        ['filledTaker', 2, 0, 101, 5, 3],
      ],
      [['replacedInPlace', 2, 0, 101, 2, 2]],
      [['replaced', 2, 0, 100, 4, 4]],
      [
        ['accepted', 3, 0, 100, 6, 6],
        ['cancelled', 3, 0, 100, 6, 0],
      ],
      [['rejected', 4, 0, 100, 6, 0]],
      [
        ['accepted', 5, 1, 100, 9, 9],
        ['reduced', 2, 0, 100, 1, 3],
        ['reduced', 5, 1, 100, 9, 0],
      ],
      [['cancelled', 2, 0, 100, 3, 0]],
    ]);
    const { rows, messages, book } = exported(testManifest(['a']), log, 1);
    expect(rows).toBe(8);
    expect(text(messages).trimEnd().split('\n')).toEqual([
      '0.000000000,1,1,5,10100,-1',
      '0.000001000,4,1,5,10100,-1',
      '0.000001000,1,2,3,10100,1',
      '0.000002000,2,2,1,10100,1',
      '0.000003000,3,2,2,10100,1',
      '0.000003000,1,2,4,10000,1',
      '0.000006000,2,2,1,10000,1',
      '0.000007000,3,2,3,10000,1',
    ]);
    expect(text(book).split('\n').slice(0, 3)).toEqual([
      '10100,5,-9999999999,0',
      '9999999999,0,-9999999999,0',
      '9999999999,0,10100,3',
    ]);
  });

  it('shows the peaks of an iceberg, and of a dark order its trades alone', () => {
    const log = logOf([
      [
        ['accepted', 1, 1, 101, 9, 9],
        ['displayed', 1, 1, 101, 4, 9, 1],
      ],
      [
        ['accepted', 2, 1, 101, 5, 5],
        ['displayed', 2, 1, 101, 0, 5, 1],
      ],
      [
        ['accepted', 3, 0, 101, 4, 4],
        ['filledMaker', 1, 1, 101, 4, 5, 1],
        ['filledTaker', 3, 0, 101, 4, 0, 1],
        ['displayed', 1, 1, 101, 4, 5, 1],
      ],
      [
        ['reduced', 1, 1, 101, 3, 2],
        ['displayed', 1, 1, 101, 2, 2, 0],
      ],
      [
        ['accepted', 4, 0, 101, 3, 3],
        ['filledMaker', 1, 1, 101, 2, 0, 2],
        ['filledTaker', 4, 0, 101, 2, 1, 2],
        ['filledMaker', 2, 1, 101, 1, 4, 3],
        ['filledTaker', 4, 0, 101, 1, 0, 3],
      ],
      [['cancelled', 2, 1, 101, 4, 0]],
    ]);
    const { messages } = exported(testManifest(['a']), log, 1);
    expect(text(messages).trimEnd().split('\n')).toEqual([
      '0.000000000,1,1,4,10100,-1',
      '0.000002000,4,1,4,10100,-1',
      '0.000002000,1,1,4,10100,-1',
      '0.000003000,2,1,2,10100,-1',
      '0.000004000,4,1,2,10100,-1',
      '0.000004000,5,0,1,10100,-1',
    ]);
  });

  it('refuses an instrument that the format cannot hold', () => {
    const manifest = testManifest(['a'], { instruments: [{ ...STOCK, lotSize: '0.001' }] });
    expect(() => exported(manifest, logOf([]), 5)).toThrow(
      /LOBSTER holds 0 decimals, and a lot of ACME is 0.001/,
    );
    const fine = testManifest(['a'], { instruments: [{ ...STOCK, tickSize: '0.00001' }] });
    expect(() => exported(fine, logOf([]), 5)).toThrow(
      /LOBSTER holds 4 decimals, and a tick of ACME is 0.00001/,
    );
  });
});
