import type { Message } from '../../../core/models/message.ts';
import { Quote } from '../../../core/models/messages/marketData.ts';
import { PhaseChanged } from '../../../core/models/messages/session.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { ActorId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { QuoteSource } from './quoteSource.ts';

/** Columns per source; phases are told with a sequence of their own. */
const QUOTE_SEQUENCE = 0;
const PHASE_SEQUENCE = 1;
const CLOSED = 2;
const BID = 3;
const BID_QUANTITY = 4;
const ASK = 5;
const ASK_QUANTITY = 6;
const STRIDE = 7;

const NO_ROW = -1;

/** Each venue's quote as it was told, on the common grid; that of a venue that does not trade counts as empty. */
export class VenueQuotes {
  readonly #sources: readonly QuoteSource[];
  readonly #cells: Float64Array;
  /** Rows by venue and by the instrument's number there. */
  readonly #rows = new Map<ActorId, Int32Array>();

  constructor(sources: readonly QuoteSource[]) {
    this.#sources = sources;
    this.#cells = new Float64Array(sources.length * STRIDE);
    for (const [row, { venue, instrument }] of sources.entries()) {
      const known = this.#rows.get(venue) ?? new Int32Array(0);
      const rows = new Int32Array(Math.max(known.length, instrument + 1)).fill(NO_ROW);
      rows.set(known);
      rows[instrument] = row;
      this.#rows.set(venue, rows);
    }
  }

  /** Takes in a quote and gives its row; negative where it is late, or none of a source. */
  quoted(from: ActorId, message: Message): number {
    const row = this.#rowOf(from, message.get(Quote.instrument));
    if (row < 0) return NO_ROW;
    const cells = this.#cells;
    const at = row * STRIDE;
    const sequence = message.get(Quote.sequence);
    if (sequence < cells[at + QUOTE_SEQUENCE]) return NO_ROW;
    const { gridTicks } = this.#sources[row];
    cells[at + QUOTE_SEQUENCE] = sequence;
    cells[at + BID] = message.get(Quote.bidPrice) * gridTicks;
    cells[at + BID_QUANTITY] = message.get(Quote.bidQuantity);
    cells[at + ASK] = message.get(Quote.askPrice) * gridTicks;
    cells[at + ASK_QUANTITY] = message.get(Quote.askQuantity);
    return row;
  }

  /** Takes in a phase, in which the venue trades or does not; gives the row as {@link quoted} does. */
  phaseChanged(from: ActorId, message: Message, trades: boolean): number {
    const row = this.#rowOf(from, message.get(PhaseChanged.instrument));
    if (row < 0) return NO_ROW;
    const at = row * STRIDE;
    const sequence = message.get(PhaseChanged.sequence);
    if (sequence < this.#cells[at + PHASE_SEQUENCE]) return NO_ROW;
    this.#cells[at + PHASE_SEQUENCE] = sequence;
    this.#cells[at + CLOSED] = trades ? 0 : 1;
    return row;
  }

  #rowOf(venue: ActorId, instrument: number): number {
    return this.#rows.get(venue)?.[instrument] ?? NO_ROW;
  }

  /** On the common grid; 0 where there is no quote that counts. */
  price(row: number, side: Side): PriceTicks {
    return this.#counting(row, side === BUY ? BID : ASK);
  }

  quantity(row: number, side: Side): QuantityLots {
    return this.#counting(row, side === BUY ? BID_QUANTITY : ASK_QUANTITY);
  }

  #counting(row: number, column: number): number {
    const at = row * STRIDE;
    return this.#cells[at + CLOSED] === 1 ? 0 : this.#cells[at + column];
  }

  snapshot(): PlainData {
    return this.#cells.slice();
  }

  restore(state: PlainData): void {
    this.#cells.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#cells.length);
  }
}
