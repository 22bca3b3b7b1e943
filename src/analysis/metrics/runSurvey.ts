import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { AccountOpened, EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import { Quote, Trade } from '../../core/models/messages/marketData.ts';
import { PhaseChanged, TradeBusted, TradeCorrected } from '../../core/models/messages/session.ts';
import { RECORD_FACT } from '../../core/models/ports/recorder.ts';
import type { SimTime } from '../../core/models/units.ts';
import { FactGuard } from './factGuard.ts';
import { type PhaseSpan, PhaseSpans } from './phaseSpans.ts';
import { TouchHistogram } from './touchHistogram.ts';
import { TradeCorrections } from './tradeCorrections.ts';

/** What must be known of a run before its series can be cut into buckets: its span, its touch, who was active. */
export interface RunSurvey {
  readonly start: SimTime;
  readonly end: SimTime;
  readonly entries: number;
  /** False where the log holds no venue's facts (level `inputs`), so that there is nothing to show. */
  readonly hasFacts: boolean;
  /** Trades of each instrument, without those that were taken out. */
  readonly tradesByInstrument: Float64Array;
  /** What became of trades after they were told. */
  readonly corrections: TradeCorrections;
  /** Executions (of any kind) and fills of each account, by actor id; and who had an account at all. */
  readonly executionsByAccount: Float64Array;
  readonly fillsByAccount: Float64Array;
  readonly hasAccount: Uint8Array;
  /** Best bids and asks of each instrument, in ticks, weighted by how long they stood. */
  readonly touchByInstrument: readonly TouchHistogram[];
  /** When each instrument was not in continuous trading. */
  readonly phasesByInstrument: readonly (readonly PhaseSpan[])[];
}

/** First walk over a log: takes its entries in order. */
export class Surveyor {
  readonly #guard: FactGuard;
  readonly #trades: Float64Array;
  readonly #corrections = new TradeCorrections();
  readonly #executions: Float64Array;
  readonly #fills: Float64Array;
  readonly #hasAccount: Uint8Array;
  readonly #touch: readonly TouchHistogram[];
  readonly #phases: readonly PhaseSpans[];
  #entries = 0;
  #facts = 0;
  #start = 0;
  #end = 0;

  constructor(manifest: RunManifest) {
    const actors = manifest.actors.length;
    const instruments = manifest.instruments.length;
    this.#guard = new FactGuard(manifest);
    this.#trades = new Float64Array(instruments);
    this.#executions = new Float64Array(actors);
    this.#fills = new Float64Array(actors);
    this.#hasAccount = new Uint8Array(actors);
    this.#touch = Array.from({ length: instruments }, () => new TouchHistogram());
    this.#phases = Array.from({ length: instruments }, () => new PhaseSpans());
  }

  visit(entry: LogEntry): void {
    if (this.#entries++ === 0) this.#start = entry.time;
    if (entry.time > this.#end) this.#end = entry.time;
    if (entry.recordClass !== RECORD_FACT) return;
    const guard = this.#guard;
    if (entry.kind === Execution.id) {
      this.#facts++;
      this.#execution(entry);
    } else if (entry.kind === Trade.id) {
      this.#facts++;
      this.#trades[guard.instrument(entry, Trade.instrument)]++;
    } else if (entry.kind === Quote.id) {
      this.#facts++;
      const touch = this.#touch[guard.instrument(entry, Quote.instrument)];
      touch.quote(entry.time, entry.get(Quote.bidPrice), entry.get(Quote.askPrice));
    } else this.#rare(entry);
  }

  #rare(entry: LogEntry): void {
    const guard = this.#guard;
    if (entry.kind === AccountOpened.id) {
      this.#hasAccount[guard.account(entry, AccountOpened.account)] = 1;
    } else if (entry.kind === PhaseChanged.id) {
      const phases = this.#phases[guard.instrument(entry, PhaseChanged.instrument)];
      phases.changed(entry.time, entry.get(PhaseChanged.phase));
    } else if (entry.kind === TradeBusted.id) {
      this.#trades[guard.instrument(entry, TradeBusted.instrument)]--;
      this.#corrections.busted(entry);
    } else if (entry.kind === TradeCorrected.id) this.#corrections.corrected(entry);
  }

  /** Whose order was refused need not have an account, nor be an actor of this world. */
  #execution(entry: LogEntry): void {
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected) return;
    const account = this.#guard.account(entry, Execution.account);
    this.#hasAccount[account] = 1;
    this.#executions[account]++;
    if (event === EXECUTION_EVENT.filledMaker || event === EXECUTION_EVENT.filledTaker)
      this.#fills[account]++;
  }

  /** `end` is the run's end where it is known to lie after the last entry. */
  result(end: SimTime): RunSurvey {
    const last = Math.max(end, this.#end);
    for (const touch of this.#touch) touch.quote(last, 0, 0);
    return {
      start: this.#start,
      end: last,
      entries: this.#entries,
      hasFacts: this.#facts > 0,
      tradesByInstrument: this.#trades,
      corrections: this.#corrections,
      executionsByAccount: this.#executions,
      fillsByAccount: this.#fills,
      hasAccount: this.#hasAccount,
      touchByInstrument: this.#touch,
      phasesByInstrument: this.#phases.map((phases) => phases.finish(last)),
    };
  }
}
