import { Listings } from '../../core/models/listings.ts';
import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { Quote } from '../../core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../core/models/ports/recorder.ts';
import type { SimTime } from '../../core/models/units.ts';
import { MidGrid } from '../metrics/discovery/midGrid.ts';
import { instrumentScale } from '../metrics/instrumentScale.ts';

/** Points of a path, beside its beginning. */
const STEPS = 100;

/**
 * The mid price of an instrument at 101 even points of a run, in its currency: the last mid where a side is empty, `NaN`
 * before the first. `instrument` is its place in the manifest.
 */
export function midPath(
  manifest: RunManifest,
  log: EventLog,
  instrument: number,
  span: { readonly start: SimTime; readonly end: SimTime },
): number[] {
  const listings = new Listings(manifest);
  const { tick } = instrumentScale(manifest.instruments[instrument], instrument);
  const { start, end } = span;
  const grid = new MidGrid(start, end, Math.max(1, Math.floor((end - start) / STEPS)));
  log.forEach((entry) => {
    if (entry.kind !== Quote.id || entry.recordClass !== RECORD_FACT) return;
    if (listings.placeOf(entry.from, entry.get(Quote.instrument)) !== instrument) return;
    grid.quote(entry.time, entry.get(Quote.bidPrice), entry.get(Quote.askPrice));
  });
  grid.finish();
  return Array.from(grid.mids.subarray(0, STEPS + 1), (mid) => mid * tick);
}
