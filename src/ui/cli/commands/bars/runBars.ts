import { FactGuard } from '../../../../analysis/metrics/factGuard.ts';
import { DAY_NS } from '../../../../core/data/text/timeText.ts';
import { parseDecimal } from '../../../../core/models/instrumentDecimals.ts';
import type { LogEntry } from '../../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../../core/models/manifest.ts';
import { Trade } from '../../../../core/models/messages/marketData.ts';
import { TradeBusted, TradeCorrected } from '../../../../core/models/messages/session.ts';
import { RECORD_FACT } from '../../../../core/models/ports/recorder.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { openRun } from '../../../../simulation/results/node/openRun.ts';
import { interruptible } from '../../interrupt.ts';
import { startProgress } from '../../progress.ts';
import type { BarsOptions } from './barsOptions.ts';
import type { BarsOutput, BarsTaken } from './barsOutput.ts';
import { SymbolBars } from './symbolBars.ts';

/** Bars from the trades of a stored run. Times count from the run's epoch. */
export async function runBars(dir: string, options: BarsOptions, output: BarsOutput): Promise<BarsTaken> {
  const run = openRun(dir);
  const progress = await startProgress('bars', 'bytes');
  try {
    const trades = new RunTrades(dir, run.manifest, options, output);
    const problem = await interruptible(async (signal) => {
      const segments = run.log.wholeSegments();
      for (;;) {
        if (signal.aborted) throw new BaseError('INTERRUPTED', 'the bars were not finished and are not kept');
        const step = segments.next();
        if (step.done) return step.value.problem;
        const segment = step.value;
        segment.forEach((entry) => {
          trades.visit(entry);
        });
        const read = segment.bodyOffset + segment.header.bodyBytes;
        progress.update(read / run.log.size, read);
        await output.flush();
      }
    });
    trades.finish();
    const notes = problem === undefined ? [] : [`the bars end where the log is damaged: ${problem.message}`];
    if (trades.revoked > 0) {
      notes.push(`the bars are of trades as printed: ${trades.revoked} were taken out or corrected later`);
    }
    return { count: trades.count, of: 'trades', notes };
  } finally {
    progress.stop();
    run.close();
  }
}

class RunTrades {
  count = 0;
  /** Trades that were taken out or corrected after they were told. */
  revoked = 0;
  readonly #guard: FactGuard;
  readonly #bars: readonly (SymbolBars | undefined)[];
  readonly #resolutionNs: number;

  constructor(dir: string, manifest: RunManifest, options: BarsOptions, output: BarsOutput) {
    this.#guard = new FactGuard(manifest);
    const { listings } = this.#guard;
    this.#resolutionNs = manifest.timeResolutionNs;
    const { instrument } = options;
    const only = instrument === undefined ? -1 : listings.named(instrument, '--instrument', dir);
    this.#bars = manifest.instruments.map(({ tickSize, lotSize }, place) => {
      const symbol = listings.names[place];
      const units = { price: parseDecimal(tickSize), quantity: parseDecimal(lotSize) };
      if (only >= 0 && only !== place) return undefined;
      if (units.price === undefined || units.quantity === undefined) {
        throw new BaseError(
          'DATA_INVALID_FIELD',
          `the manifest's ${symbol} has no decimal tick and lot size`,
        );
      }
      return new SymbolBars(symbol, { price: units.price, quantity: units.quantity }, options, output);
    });
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === TradeBusted.id || entry.kind === TradeCorrected.id) this.revoked++;
    if (entry.kind !== Trade.id) return;
    const bars = this.#bars[this.#guard.instrument(entry, Trade.instrument)];
    if (bars === undefined) return;
    // Time units of any length up to a second: their count of nanoseconds may leave the safe integers, days do not.
    const perDay = DAY_NS / this.#resolutionNs;
    const day = Math.floor(entry.time / perDay);
    const timeNs = (entry.time - day * perDay) * this.#resolutionNs;
    bars.builder.trade(day, timeNs, entry.get(Trade.price), entry.get(Trade.quantity));
    this.count++;
  }

  finish(): void {
    for (const bars of this.#bars) bars?.builder.finish();
  }
}
