import { Listings } from '../../core/models/listings.ts';
import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { Surveyor } from '../metrics/runSurvey.ts';
import { mostTraded } from '../metrics/venues/chooseInstrument.ts';
import { measureRealism, type RealismLine } from './measureRealism.ts';
import { RunSeries } from './series/runSeries.ts';

const MINUTE_NS = 60e9;

export interface RealismOptions {
  /** Index in the manifest of the instrument to look at instead of the most traded one. */
  readonly instrument?: number;
  /** The base interval of returns in nanoseconds; a minute where it is left out. */
  readonly minuteNs?: number;
}

/**
 * Every statistic of the realism report of a run, from its log in memory or on disk. The log is walked once, and once
 * before where it has several instruments and none is named.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where manifest and log do not belong together.
 */
export function realismOfRun(
  manifest: RunManifest,
  log: EventLog,
  { instrument, minuteNs = MINUTE_NS }: RealismOptions = {},
): RealismLine[] {
  const place = instrument ?? mostTradedOf(manifest, log);
  const series = new RunSeries(manifest, place, minuteNs);
  log.forEach((entry) => {
    series.visit(entry);
  });
  return measureRealism(series.finish(manifest.scenario));
}

function mostTradedOf(manifest: RunManifest, log: EventLog): number {
  if (manifest.instruments.length === 1) return 0;
  const surveyor = new Surveyor(manifest);
  log.forEach((entry) => {
    surveyor.visit(entry);
  });
  return mostTraded(surveyor.result(0), new Listings(manifest));
}
