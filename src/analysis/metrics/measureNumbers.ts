import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { KeyNumber } from './keyNumber.ts';
import { keyNumbers } from './keyNumbers.ts';
import { measureRun, type RunMetricsOptions } from './runMetrics.ts';

/**
 * The key numbers of a run, for those who want nothing else of it.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where manifest and log do not belong together.
 */
export function measureNumbers(
  manifest: RunManifest,
  log: EventLog,
  options: RunMetricsOptions = {},
): KeyNumber[] {
  return keyNumbers(measureRun(manifest, log, options));
}
