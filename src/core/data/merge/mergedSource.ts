import { FeedRecord } from '../../models/feedRecord.ts';
import type { FeedPlace, FeedSource } from '../../models/ports/feedSource.ts';
import { BaseError } from '../../utils/errors.ts';
import { feedTimeText } from '../checks/feedTime.ts';
import { copyRecord, isExact } from './copyRecord.ts';
import { LaneQueue } from './laneQueue.ts';

/** A source of a merge, with the name that errors show. */
export interface MergeLane {
  readonly name: string;
  readonly source: FeedSource;
}

/**
 * What happens to a record that is earlier than the one before it in its own source: `refuse` stops, `keep` hands it
 * out where it is, and counts it. It is never put where it would belong: nobody knows which of the two times is wrong.
 */
export type Disorder = 'refuse' | 'keep';

/**
 * Several sources as one, in order of time: by day and time, then by the place of the source in the list, then as the
 * source has them. Symbols of one name are one symbol; prices and quantities have the decimals of the finest source.
 *
 * Where `next` says no, the lane `waiting` has no record in memory: move it on and tell `supply` whether it has one
 * now, or that it has ended. With `waiting` -1 all have ended.
 */
export class MergedSource implements FeedSource {
  readonly record = new FeedRecord();
  readonly symbols: string[] = [];
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** Records that were earlier than the one before them in their source. */
  disordered = 0;
  readonly #lanes: readonly MergeLane[];
  readonly #disorder: Disorder;
  readonly #queue: LaneQueue;
  /** Lanes whose next record is not known yet, the one asked for last. */
  readonly #waiting: number[];
  readonly #symbolOf: number[][];
  readonly #symbolNumbers = new Map<string, number>();
  readonly #priceFactors: Float64Array;
  readonly #quantityFactors: Float64Array;
  readonly #lastDay: Float64Array;
  readonly #lastTime: Float64Array;
  #present = -1;

  constructor(lanes: readonly MergeLane[], disorder: Disorder) {
    this.#lanes = lanes;
    this.#disorder = disorder;
    this.#queue = new LaneQueue(lanes.length);
    this.#waiting = lanes.map((_, lane) => lane).reverse();
    this.#symbolOf = lanes.map(() => []);
    this.#lastDay = new Float64Array(lanes.length).fill(Number.NEGATIVE_INFINITY);
    this.#lastTime = new Float64Array(lanes.length);
    const priceDecimals = lanes.map(({ source }) => source.priceDecimals);
    const quantityDecimals = lanes.map(({ source }) => source.quantityDecimals);
    this.priceDecimals = Math.max(0, ...priceDecimals);
    this.quantityDecimals = Math.max(0, ...quantityDecimals);
    this.#priceFactors = factorsTo(this.priceDecimals, priceDecimals);
    this.#quantityFactors = factorsTo(this.quantityDecimals, quantityDecimals);
  }

  /** Lane that must be moved on before there is a next record, or -1. */
  get waiting(): number {
    return this.#waiting.at(-1) ?? -1;
  }

  /** Place in the source that the present record came from. */
  where(): FeedPlace {
    return this.#lanes[this.#present]?.source.where() ?? {};
  }

  next(): boolean {
    for (let lane = this.waiting; lane >= 0; lane = this.waiting) {
      if (!this.#lanes[lane].source.next()) return false;
      this.supply(true);
    }
    if (this.#queue.count === 0) return false;
    this.#take(this.#queue.take());
    return true;
  }

  /** The waiting lane has a record now, or has ended. Throws BaseError DATA_INVALID_FIELD for refused disorder. */
  supply(hasRecord: boolean): void {
    const lane = this.#waiting.pop() as number;
    if (!hasRecord) return;
    const { day, timeNs } = this.#lanes[lane].source.record;
    const lastDay = this.#lastDay[lane];
    if (day < lastDay || (day === lastDay && timeNs < this.#lastTime[lane])) this.#goesBack(lane);
    this.#lastDay[lane] = day;
    this.#lastTime[lane] = timeNs;
    this.#queue.add(lane, day, timeNs);
  }

  #take(lane: number): void {
    const { source } = this.#lanes[lane];
    copyRecord(
      this.record,
      source.record,
      this.#symbol(lane),
      this.#priceFactors[lane],
      this.#quantityFactors[lane],
    );
    this.#present = lane;
    this.#waiting.push(lane);
    if (!isExact(this.record)) {
      this.#refuse(lane, `has a number too large for ${this.priceDecimals} price decimals`);
    }
  }

  #symbol(lane: number): number {
    const { source } = this.#lanes[lane];
    const known = this.#symbolOf[lane][source.record.symbol];
    if (known !== undefined) return known;
    const name = source.symbols[source.record.symbol] ?? '';
    let number = this.#symbolNumbers.get(name);
    if (number === undefined) {
      number = this.symbols.push(name) - 1;
      this.#symbolNumbers.set(name, number);
    }
    this.#symbolOf[lane][source.record.symbol] = number;
    return number;
  }

  #goesBack(lane: number): void {
    this.disordered++;
    if (this.#disorder === 'keep') return;
    const { day, timeNs } = this.#lanes[lane].source.record;
    const before = feedTimeText(this.#lastDay[lane], this.#lastTime[lane]);
    this.#refuse(lane, `is of ${feedTimeText(day, timeNs)}, after one of ${before}`);
  }

  #refuse(lane: number, problem: string): never {
    const { name: file, source } = this.#lanes[lane];
    const { line, byteOffset } = source.where();
    const place = line === undefined ? `byte ${byteOffset ?? 0}` : `line ${line}`;
    throw new BaseError('DATA_INVALID_FIELD', `${file}: the record at ${place} ${problem}`, {
      facts: { file, line, byteOffset },
      advice: 'Look at the file with `market-sim data check`.',
    });
  }
}

/** What a number with each of the `decimals` is multiplied by to have `most`. */
function factorsTo(most: number, decimals: readonly number[]): Float64Array {
  return Float64Array.from(decimals, (own) => {
    let factor = 1;
    for (let i = own; i < most; i++) factor *= 10;
    return factor;
  });
}
