import type { LogEntry } from '../../core/models/logEntry.ts';
import { RECORD_RULE, RecordDrift, RecordRule } from '../../core/models/messages/recordedFlow.ts';
import type { SimTime } from '../../core/models/units.ts';

/** Looks kept for a figure, at most: where there are more, every second one is dropped, again and again. */
const MOST_KEPT = 1024;

/** One look: middles and spreads in ticks, `NaN` where a side is empty. */
export interface DriftLook {
  readonly time: SimTime;
  readonly recordMid: number;
  readonly marketMid: number;
  readonly recordSpread: number;
  readonly marketSpread: number;
  /** Lots by which recorded orders differ, over the lots that the record holds. */
  readonly bookDistance: number;
}

/** How far a market has gone from the record that was played into it. */
export interface DriftSummary {
  readonly looks: number;
  /** Kept looks, in order of time. */
  readonly kept: readonly DriftLook[];
  /** Over all looks in which both have two sides: distance of the middles in ticks, mean and largest; and of the spreads. */
  readonly midDistance: number;
  readonly largestMidDistance: number;
  readonly spreadDistance: number;
  /** Mean share of recorded lots that differ. */
  readonly bookDistance: number;
  /** Lots traded by recorded executions in turn, and those that met the same order at the same price and time. */
  readonly executedLots: number;
  readonly metLots: number;
  /** Recorded orders that entered. */
  readonly entered: number;
  /** By the names of `RECORD_RULE`, those that were used: how often, and for how many lots. */
  readonly rules: Readonly<Record<string, { readonly count: number; readonly lots: number }>>;
}

/** Gathers the looks of whoever plays a record. */
export class RecordDriftProjection {
  #looks = 0;
  #paired = 0;
  #stride = 1;
  #kept: DriftLook[] = [];
  #midDistance = 0;
  #largest = 0;
  #spreadDistance = 0;
  #bookDistance = 0;
  #executed = 0;
  #met = 0;
  #entered = 0;
  readonly #rules: Record<string, { count: number; lots: number }> = {};

  look(entry: LogEntry): void {
    const recordLots = entry.get(RecordDrift.recordLots);
    const distance = entry.get(RecordDrift.distance);
    const [recordMid, recordSpread] = touch(entry, RecordDrift.recordBid, RecordDrift.recordAsk);
    const [marketMid, marketSpread] = touch(entry, RecordDrift.marketBid, RecordDrift.marketAsk);
    const bookDistance = distance === 0 ? 0 : distance / Math.max(1, recordLots);
    const apart = Math.abs(marketMid - recordMid);
    if (!Number.isNaN(apart)) {
      this.#paired++;
      this.#midDistance += apart;
      this.#largest = Math.max(this.#largest, apart);
      this.#spreadDistance += Math.abs(marketSpread - recordSpread);
    }
    this.#bookDistance += bookDistance;
    this.#executed = entry.get(RecordDrift.executedLots);
    this.#met = entry.get(RecordDrift.metLots);
    this.#entered = entry.get(RecordDrift.entered);
    if (this.#looks++ % this.#stride !== 0) return;
    const { time } = entry;
    this.#kept.push({ time, recordMid, marketMid, recordSpread, marketSpread, bookDistance });
    if (this.#kept.length <= MOST_KEPT) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
  }

  rule(entry: LogEntry): void {
    const rule = entry.get(RecordRule.rule);
    const name = Object.entries(RECORD_RULE).find(([, number]) => number === rule)?.[0] ?? String(rule);
    this.#rules[name] = { count: entry.get(RecordRule.count), lots: entry.get(RecordRule.lots) };
  }

  /** Undefined where nobody played a record. */
  finish(): DriftSummary | undefined {
    if (this.#looks === 0) return undefined;
    return {
      looks: this.#looks,
      kept: this.#kept,
      midDistance: this.#midDistance / this.#paired,
      largestMidDistance: this.#paired === 0 ? Number.NaN : this.#largest,
      spreadDistance: this.#spreadDistance / this.#paired,
      bookDistance: this.#bookDistance / this.#looks,
      executedLots: this.#executed,
      metLots: this.#met,
      entered: this.#entered,
      rules: this.#rules,
    };
  }
}

/** Middle and spread. */
function touch(entry: LogEntry, bidField: number, askField: number): [mid: number, spread: number] {
  const bid = entry.get(bidField);
  const ask = entry.get(askField);
  return bid === 0 || ask === 0 ? [Number.NaN, Number.NaN] : [(bid + ask) / 2, ask - bid];
}
