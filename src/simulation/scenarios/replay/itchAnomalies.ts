/** What can be wrong with a message that is well-formed by itself. */
export const ITCH_ANOMALIES = [
  /** E, C, X, D or U of an order reference that is not live. */
  'unknownOrder',
  /** A, F or U brings a reference that is live already; the message changes nothing, but U ends its old order. */
  'duplicateOrder',
  /** More was executed or cancelled than the order had left; it is taken out. */
  'beyondLeaves',
  /** A or F of a stock that the directory (R) has not named. */
  'unlistedStock',
  /** The stock's name is not the directory's, or the locate code is not that of the order. */
  'otherStock',
  /** The message is older than the one before it. */
  'timeBackwards',
] as const;

export type ItchAnomaly = (typeof ITCH_ANOMALIES)[number];

/** Where an anomaly was met. */
export interface ItchAnomalyPlace {
  /** Of the message's first byte in the unpacked file. */
  readonly byteOffset: number;
  readonly type: string;
}

export interface ItchAnomalyCount {
  readonly count: number;
  /** The first few. */
  readonly first: readonly ItchAnomalyPlace[];
}

const PLACES_KEPT = 5;

/** Counts anomalies by kind and remembers where the first few were. */
export class ItchAnomalyCounter {
  readonly #counts = new Map<ItchAnomaly, { count: number; readonly first: ItchAnomalyPlace[] }>();

  note(anomaly: ItchAnomaly, byteOffset: number, typeCode: number): void {
    let entry = this.#counts.get(anomaly);
    if (entry === undefined) {
      entry = { count: 0, first: [] };
      this.#counts.set(anomaly, entry);
    }
    entry.count++;
    if (entry.first.length < PLACES_KEPT)
      entry.first.push({ byteOffset, type: String.fromCharCode(typeCode) });
  }

  /** Every kind, also those that were not met. */
  result(): Readonly<Record<ItchAnomaly, ItchAnomalyCount>> {
    const none: ItchAnomalyCount = { count: 0, first: [] };
    const entries = ITCH_ANOMALIES.map((kind) => [kind, this.#counts.get(kind) ?? none] as const);
    return Object.fromEntries(entries) as Record<ItchAnomaly, ItchAnomalyCount>;
  }
}
