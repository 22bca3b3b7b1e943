import { MemorySource } from '../../src/core/data/log/byteStore.ts';
import { LogReader } from '../../src/core/data/log/logReader.ts';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import type { RunManifest } from '../../src/core/models/manifest.ts';
import { CancelOrder } from '../../src/core/models/messages/orderEntry.ts';
import { type Anchor, RECORD_DELIVERY, RECORD_INPUT } from '../../src/core/models/ports/recorder.ts';
import { Hash64 } from '../../src/core/utils/hash.ts';
import type { DeliveredEvent, StepHost, SteppedWorld } from '../../src/simulation/results/replayHost.ts';

export interface ToyConfig {
  /** Events in all. */
  readonly length: number;
  /** From this event on the world behaves as if it had another seed; 0: never. */
  readonly turnsAt: number;
}

export function toyManifest(seed: number, config: Partial<ToyConfig> = {}): RunManifest {
  return {
    format: 'market-sim-run',
    formatVersion: 1,
    programVersion: '1.0.0',
    scenario: 'toy',
    config: { length: 100, turnsAt: 0, ...config },
    seed,
    tiePolicy: 'fifo',
    timeResolutionNs: 1,
    logLevel: 'commands',
    actors: [
      { name: 'venue', kind: 'venue' },
      { name: 'trader-1', kind: 'trader' },
    ],
    instruments: [{ symbol: 'TOY', tickSize: '0.01', lotSize: '1', currency: 'USD', currencyScale: 2 }],
  };
}

/** A world of one counter: what it sends depends on its seed and on the inputs so far, and is hashed. */
class ToyWorld implements SteppedWorld {
  events = 0;
  time = 0;
  readonly #trace = new Hash64();
  readonly #config: ToyConfig;
  readonly #seed: number;
  #inputs = 0;

  constructor(manifest: RunManifest) {
    this.#config = manifest.config as unknown as ToyConfig;
    this.#seed = manifest.seed;
  }

  step(): DeliveredEvent | undefined {
    const { length, turnsAt } = this.#config;
    if (this.events >= length) return undefined;
    this.events++;
    this.time += 500;
    const turned = turnsAt > 0 && this.events >= turnsAt ? 1 : 0;
    const fields = [this.events * this.#seed + this.#inputs + turned];
    this.#trace.addNumber(fields[0]);
    const { events, time } = this;
    const traceHash = this.#trace.hex();
    return { events, time, from: 1, to: 0, kind: CancelOrder.id, fields, body: undefined, traceHash };
  }

  advance(events: number, time: number): void {
    while (this.events < events && this.step() !== undefined);
    this.time = Math.max(this.time, time);
  }

  inject(_to: number, _kind: number, fields: readonly number[]): void {
    this.#inputs += fields[0];
  }

  anchor(): Anchor {
    const hash = this.#trace.hex();
    return { events: this.events, time: this.time, traceHash: hash, stateHash: hash };
  }
}

export const toyHost: StepHost = { programVersion: '1.0.0', open: (manifest) => new ToyWorld(manifest) };

/** Runs a toy world and returns its log: an anchor every ten events and at the end, one input behind `inputAt`. */
export function toyLog(manifest: RunManifest, inputAt = -1): Uint8Array {
  const world = new ToyWorld(manifest);
  const log = new MemoryLog();
  const payload = new Float64Array(10);
  const write = (recordClass: 0 | 2, from: number, value: number) => {
    payload[0] = value;
    log.write(recordClass, world.events, world.time, from, 0, CancelOrder.id, payload, 0, 1, undefined);
  };
  for (let event = world.step(); event !== undefined; event = world.step()) {
    write(RECORD_DELIVERY, 1, event.fields[0]);
    if (world.events % 10 === 0) log.anchor(world.anchor());
    if (world.events === inputAt) {
      world.advance(world.events, world.time + 99);
      write(RECORD_INPUT, -1, 7);
      world.inject(0, CancelOrder.id, [7]);
    }
  }
  world.advance(world.events, world.time + 1234);
  log.anchor(world.anchor());
  log.close();
  return log.toBytes();
}

export function toyReader(bytes: Uint8Array): LogReader {
  return new LogReader(new MemorySource([bytes], 'toy.mslog'), { tolerant: true });
}
