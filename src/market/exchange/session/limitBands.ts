import type { Instrument } from '../../../core/models/instrument.ts';
import { PHASE, PHASE_REASON } from '../../../core/models/phase.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { type InstrumentId, MAX_TICKS, type PriceTicks, type SimTime } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { priceAtOrAbove, priceAtOrBelow } from '../../mechanisms/callAuction/tickGrid.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Interruptions, PriceGuard } from './priceGuard.ts';
import type { LimitBandConfig } from './sessionConfig.ts';
import { TradeWindow } from './tradeWindow.ts';

const MILLION = 1_000_000;
/** Columns: reference price, since when it holds, and the two bands. */
const REFERENCE = 0;
const SINCE = 1;
const LOW = 2;
const HIGH = 3;
const STRIDE = 4;

/**
 * Price bands, limit states and trading pauses of the US Limit Up-Limit Down plan. Nothing trades outside the bands: an
 * order beyond one is taken at the band, and orders that a moving band leaves outside are moved to it (Nasdaq Rule
 * 4757(d)). A bid at the upper band or an offer at the lower one is a limit state (section VI of the plan); one that
 * is not left within its span becomes a pause (section VII).
 */
export class LimitBands implements PriceGuard {
  readonly slides = true;
  readonly #config: LimitBandConfig;
  readonly #instruments: readonly Instrument[];
  readonly #engine: BookEngine;
  readonly #session: Interruptions;
  readonly #cells: Float64Array;
  readonly #windows: readonly TradeWindow[];

  constructor(
    config: LimitBandConfig,
    instruments: readonly Instrument[],
    engine: BookEngine,
    session: Interruptions,
  ) {
    this.#config = config;
    this.#instruments = instruments;
    this.#engine = engine;
    this.#session = session;
    this.#cells = new Float64Array(instruments.length * STRIDE);
    this.#windows = instruments.map(() => new TradeWindow(config.window));
    this.dayBegan();
  }

  low(instrument: InstrumentId): PriceTicks {
    return this.#cells[instrument * STRIDE + LOW];
  }

  high(instrument: InstrumentId): PriceTicks {
    return this.#cells[instrument * STRIDE + HIGH];
  }

  traded(now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    this.#windows[instrument].add(now, price);
  }

  /** The price of the opening or reopening auction is the first reference price. */
  cleared(now: SimTime, instrument: InstrumentId, price: PriceTicks): void {
    this.#windows[instrument].clear();
    this.#windows[instrument].add(now, price);
    this.#setReference(now, instrument, price);
  }

  stopped(): void {}

  afterCommand(ctx: ActorContext, instrument: InstrumentId): void {
    this.#follow(ctx.now, instrument);
    const bid = this.#engine.best(instrument, BUY);
    const ask = this.#engine.best(instrument, SELL);
    const atBand = bid >= this.high(instrument) || (ask !== 0 && ask <= this.low(instrument));
    const phase = this.#session.phaseOf(instrument);
    if (atBand && phase === PHASE.continuous) {
      this.#session.mark(ctx, instrument, PHASE.limitState, ctx.now + this.#config.limitStateSpan);
    } else if (!atBand && phase === PHASE.limitState) {
      this.#session.mark(ctx, instrument, PHASE.continuous, 0);
    }
  }

  limitStateEnded(ctx: ActorContext, instrument: InstrumentId): void {
    const due = ctx.now + this.#config.pauseSpan;
    this.#session.interrupt(ctx, instrument, PHASE.halt, PHASE_REASON.limitBand, due, 0);
  }

  dayBegan(): void {
    for (const [id, window] of this.#windows.entries()) {
      window.clear();
      this.#cells.fill(0, id * STRIDE, (id + 1) * STRIDE);
      this.#cells[id * STRIDE + LOW] = 1;
      this.#cells[id * STRIDE + HIGH] = MAX_TICKS;
    }
  }

  /** A new mean becomes the reference when the old one is old enough and far enough away; never in a limit state. */
  #follow(now: SimTime, instrument: InstrumentId): void {
    const mean = this.#windows[instrument].mean(now);
    const at = instrument * STRIDE;
    const reference = this.#cells[at + REFERENCE];
    if (mean === 0 || mean === reference) return;
    if (this.#session.phaseOf(instrument) !== PHASE.continuous) return;
    const { leastAge, changePpm } = this.#config;
    const far = Math.abs(mean - reference) * MILLION >= reference * changePpm;
    if (reference !== 0 && (now - this.#cells[at + SINCE] < leastAge || !far)) return;
    this.#setReference(now, instrument, mean);
    this.#slide(instrument, BUY);
    this.#slide(instrument, SELL);
  }

  #setReference(now: SimTime, instrument: InstrumentId, reference: PriceTicks): void {
    const at = instrument * STRIDE;
    const grid = this.#instruments[instrument];
    const width = Math.round((reference * this.#ppmAt(reference)) / MILLION);
    this.#cells[at + REFERENCE] = reference;
    this.#cells[at + SINCE] = now;
    this.#cells[at + LOW] = priceAtOrAbove(grid, Math.max(1, reference - width));
    this.#cells[at + HIGH] = priceAtOrBelow(grid, Math.min(MAX_TICKS, reference + width));
  }

  #ppmAt(reference: PriceTicks): number {
    const { tiers } = this.#config;
    return (tiers.findLast((tier) => tier.from <= reference) ?? tiers[0]).percentPpm;
  }

  /** Moves the orders of a side that lie beyond the band to the band, best first, so that they keep their order. */
  #slide(instrument: InstrumentId, side: Side): void {
    const engine = this.#engine;
    const band = side === BUY ? this.high(instrument) : this.low(instrument);
    for (;;) {
      const best = engine.best(instrument, side);
      if (best === 0 || (side === BUY ? best <= band : best >= band)) return;
      engine.reprice(engine.keyOf(engine.firstInLevel(instrument, side, best)), band);
    }
  }

  snapshot(): PlainData {
    return { cells: this.#cells.slice(), windows: this.#windows.map((window) => window.snapshot()) };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly cells: Float64Array; readonly windows: readonly PlainData[] };
    this.#cells.set(saved.cells);
    for (const [id, window] of this.#windows.entries()) window.restore(saved.windows[id]);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#cells.length);
    for (const window of this.#windows) window.addTo(hash);
  }
}
