import { LobsterBookReader } from '../../src/core/data/lobster/bookReader.ts';
import { writeLobsterBookRow } from '../../src/core/data/lobster/bookWriter.ts';
import type { LobsterBookRow } from '../../src/core/data/lobster/lobsterBookRow.ts';
import { LobsterFeed } from '../../src/core/data/lobster/lobsterFeed.ts';
import { LOBSTER_TYPE } from '../../src/core/data/lobster/lobsterMessage.ts';
import { writeLobsterMessage } from '../../src/core/data/lobster/messageWriter.ts';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { AsciiWriter } from '../../src/core/data/text/asciiWriter.ts';
import { RECORD_RULE, RecordDrift, RecordRule } from '../../src/core/models/messages/recordedFlow.ts';
import type { RecordingLibrary } from '../../src/core/models/ports/recordings.ts';
import type { BookQueries } from '../../src/market/exchange/book/bookQueries.ts';
import type { VenueActor } from '../../src/market/exchange/venue.ts';
import { buildWorld, planWorld, type WorldPlan } from '../../src/simulation/scenarios/createWorld.ts';
import { PulledReader } from '../../src/simulation/scenarios/recordings/pulledReader.ts';
import { RecordedOrders } from '../../src/simulation/scenarios/recordings/recordedOrders.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';
import { LobsterFlow } from './lobsterFlow.ts';

/** A look at the drift, by the names of the fact's fields. */
export type Look = Readonly<Record<(typeof RecordDrift.fields)[number], number>>;

export interface PlayedRecord {
  readonly world: World;
  readonly looks: readonly Look[];
  /** Count and lots of each rule that was used, by its name in `RECORD_RULE`. */
  readonly rules: Readonly<Record<string, readonly [count: number, lots: number]>>;
}

/** Settings of scenario `replay-market`: what is played, and who else trades. */
export function playedPlan(
  settings: object,
  others: readonly object[] = [],
  tickSize = '0.0001',
  rest: object = {},
): WorldPlan {
  const flow = { agent: 'recorded-flow', settings: { driftEvery: '10ms', ...settings } };
  const populations = [flow, ...others.map((one) => ({ place: 1, ...one }))];
  const values = { instruments: [{ tickSize, currencyScale: 4 }], populations, ...rest };
  return planWorld('replay-market', [{ source: 'test', values: values as never }], 1);
}

/** Runs a plan to its end, with what the recorded flow wrote down. */
export function playRecord(plan: WorldPlan, recordings?: RecordingLibrary): PlayedRecord {
  const log = new MemoryLog();
  const world = buildWorld(plan, { recorder: log, recordings });
  world.kernel.runUntil(world.until);
  world.kernel.finish();
  world.check();
  const looks: Look[] = [];
  const rules: Record<string, readonly [number, number]> = {};
  log.forEach((entry) => {
    if (entry.kind === RecordDrift.id) {
      looks.push(Object.fromEntries(RecordDrift.fields.map((name, i) => [name, entry.get(i)])) as Look);
    } else if (entry.kind === RecordRule.id) {
      const number = entry.get(RecordRule.rule);
      const [name] = Object.entries(RECORD_RULE).find(([, rule]) => rule === number)!;
      rules[name] = [entry.get(RecordRule.count), entry.get(RecordRule.lots)];
    }
  });
  return { world, looks, rules };
}

/** The book of the venue of a world of one. */
export function venueBook({ kernel }: World): BookQueries {
  return (kernel.table.actors[0] as VenueActor).engine;
}

/** A LOBSTER recording of our own making: message and book file in memory, and the rows with their times. */
export class MadeLobster implements RecordingLibrary {
  readonly rows: { readonly timeNs: number; readonly row: LobsterBookRow }[] = [];
  /** When play begins: at the first line about an order, which a halt may come before. */
  readonly originNs: number;
  readonly messages: Uint8Array;
  readonly books: Uint8Array;

  constructor(seed: number, levels: number, prehistory: number, lines: number) {
    const flow = new LobsterFlow(seed, levels, false);
    flow.prehistory(prehistory);
    const [messages, books] = [new AsciiWriter(), new AsciiWriter()];
    let origin = -1;
    for (let i = 0; i < lines; i++) {
      const { message, row } = flow.step();
      if (origin < 0 && message.type !== LOBSTER_TYPE.halt) origin = message.timeNs;
      writeLobsterMessage(messages, message);
      writeLobsterBookRow(books, row);
      this.rows.push({ timeNs: message.timeNs, row });
    }
    this.originNs = origin;
    this.messages = messages.view().slice();
    this.books = books.view().slice();
  }

  find(request: Parameters<RecordingLibrary['find']>[0]) {
    const open = () => {
      const lines = new PulledReader(new LobsterFeed('made.csv', 'ABC', 0), once(this.messages));
      const rows = new PulledReader(new LobsterBookReader('book.csv'), once(this.books));
      const next = () => lines.next() && rows.next();
      return new RecordedOrders(
        { name: 'made.csv', source: lines.reader, row: () => rows.reader.row, next },
        request,
      );
    };
    return { files: [], open };
  }
}

function once(bytes: Uint8Array) {
  let left: Uint8Array | undefined = bytes;
  return {
    next: () => {
      const chunk = left;
      left = undefined;
      return chunk;
    },
  };
}
