import type { Message } from '../../../core/models/message.ts';
import { Imbalance, IndicativePrice, PhaseChanged } from '../../../core/models/messages/session.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots, SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** Columns per instrument: the last sequence taken in of phases, of indicative prices and of imbalances first. */
const PHASE_SEQUENCE = 0;
const PRICE_SEQUENCE = 1;
const IMBALANCE_SEQUENCE = 2;
const PHASE = 3;
const PHASE_END = 4;
const INDICATIVE_PRICE = 5;
const INDICATIVE_VOLUME = 6;
const IMBALANCE = 7;
const STRIDE = 8;

/** Columns of a board that has been told nothing. */
const NOTHING = new Float64Array(0);

/**
 * What a session has told of each instrument. All is 0 before: continuous trading, and no auction; nothing is kept of
 * that, as most traders are never told of a session.
 */
export class SessionBoard {
  readonly #instruments: number;
  #columns = NOTHING;

  constructor(instruments: number) {
    this.#instruments = instruments;
  }

  /** Takes in a phase, an indicative price or an imbalance; false for any other message. */
  onMessage(message: Message): boolean {
    if (message.kind === PhaseChanged.id) this.#phaseChanged(message);
    else if (message.kind === IndicativePrice.id) this.#indicative(message);
    else if (message.kind === Imbalance.id) this.#imbalance(message);
    else return false;
    return true;
  }

  /** A new phase has nothing indicative yet. */
  #phaseChanged(message: Message): void {
    const at = message.get(PhaseChanged.instrument) * STRIDE;
    const sequence = message.get(PhaseChanged.sequence);
    const columns = this.#kept();
    if (sequence < columns[at + PHASE_SEQUENCE]) return;
    columns[at + PHASE_SEQUENCE] = sequence;
    columns[at + PHASE] = message.get(PhaseChanged.phase);
    columns[at + PHASE_END] = message.get(PhaseChanged.until);
    if (sequence > columns[at + PRICE_SEQUENCE]) {
      columns[at + INDICATIVE_PRICE] = 0;
      columns[at + INDICATIVE_VOLUME] = 0;
    }
    if (sequence > columns[at + IMBALANCE_SEQUENCE]) columns[at + IMBALANCE] = 0;
  }

  #indicative(message: Message): void {
    const at = message.get(IndicativePrice.instrument) * STRIDE;
    const sequence = message.get(IndicativePrice.sequence);
    const columns = this.#kept();
    if (sequence < columns[at + PRICE_SEQUENCE]) return;
    columns[at + PRICE_SEQUENCE] = sequence;
    columns[at + INDICATIVE_PRICE] = message.get(IndicativePrice.price);
    columns[at + INDICATIVE_VOLUME] = message.get(IndicativePrice.volume);
  }

  #imbalance(message: Message): void {
    const at = message.get(Imbalance.instrument) * STRIDE;
    const sequence = message.get(Imbalance.sequence);
    const columns = this.#kept();
    if (sequence < columns[at + IMBALANCE_SEQUENCE]) return;
    const quantity = message.get(Imbalance.quantity);
    columns[at + IMBALANCE_SEQUENCE] = sequence;
    columns[at + IMBALANCE] = message.get(Imbalance.side) === BUY ? quantity : 0 - quantity;
  }

  #kept(): Float64Array {
    if (this.#columns === NOTHING) this.#columns = new Float64Array(this.#instruments * STRIDE);
    return this.#columns;
  }

  #cell(instrument: InstrumentId, column: number): number {
    return this.#columns === NOTHING ? 0 : this.#columns[instrument * STRIDE + column];
  }

  /** True after the first phase: a venue without a session tells none. */
  get isUsed(): boolean {
    for (let at = PHASE_SEQUENCE; at < this.#columns.length; at += STRIDE) {
      if (this.#columns[at] !== 0) return true;
    }
    return false;
  }

  phase(instrument: InstrumentId): number {
    return this.#cell(instrument, PHASE);
  }
  phaseEnd(instrument: InstrumentId): SimTime {
    return this.#cell(instrument, PHASE_END);
  }
  indicativePrice(instrument: InstrumentId): PriceTicks {
    return this.#cell(instrument, INDICATIVE_PRICE);
  }
  indicativeVolume(instrument: InstrumentId): QuantityLots {
    return this.#cell(instrument, INDICATIVE_VOLUME);
  }
  imbalance(instrument: InstrumentId): QuantityLots {
    return this.#cell(instrument, IMBALANCE);
  }

  clear(): void {
    this.#columns.fill(0);
  }

  snapshot(): PlainData {
    return this.#columns.slice();
  }

  restore(state: PlainData): void {
    this.#kept().set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#columns, 0, this.#columns.length);
  }
}
