import { parseDuration } from '../../../core/data/config/duration.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { RecordingLibrary } from '../../../core/models/ports/recordings.ts';
import type { PriceTicks } from '../../../core/models/units.ts';

/** Lines in which both sides must have come up. */
const MOST_LINES = 100_000;

/** The settings of a world that plays a record as its first population. */
interface PlayedWorld {
  readonly instruments: readonly { readonly tickSize: string; readonly lotSize: string }[];
  readonly populations: readonly {
    readonly settings: {
      readonly file: string;
      readonly book: string;
      readonly format: string;
      readonly symbol: string;
      readonly from: string;
    };
  }[];
}

/** The first middle of a record between two sides, in whole ticks; undefined where there is none near its beginning. */
export function openingMid(config: PlainData, library: RecordingLibrary): PriceTicks | undefined {
  const { instruments, populations } = config as unknown as PlayedWorld;
  const [{ tickSize, lotSize }] = instruments;
  const { file, book, format, symbol, from } = populations[0].settings;
  const fromNs = from === '' ? 0 : parseDuration(from, 'populations.0.settings.from');
  const record = library.find({ file, book, format, symbol, fromNs, tickSize, lotSize }).open();
  for (let line = 0; line < MOST_LINES && record.next(); line++) {
    if (record.bid > 0 && record.ask > 0) return Math.round((record.bid + record.ask) / 2);
  }
  return undefined;
}
