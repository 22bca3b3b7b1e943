import { findMonitor } from '../../../blockchain/consensus/monitors/registry.ts';
import { partsOf, shareOf, wholeOf } from './lists.ts';

/** What the command line says of the monitors. */
export interface WatchRequest {
  readonly within?: string;
  readonly growth?: string;
  readonly monitors?: string;
}

/** What is asked of the monitors beyond the usual; null where nothing is said. */
export interface Demand {
  /** The monitors that watch, beside those that the other two bring; all that fit where null. */
  readonly monitors: readonly string[] | null;
  /** Most epochs that may pass without a new final block after stabilisation. */
  readonly within: number | null;
  /** Least final blocks per epoch, over any 20 of them. */
  readonly growth: number | null;
}

/**
 * Reads what is asked for.
 *
 * @throws BaseError USAGE for what is no number or share, CONFIG_INVALID_VALUE for an unknown monitor.
 */
export function readDemand({ within, growth, monitors }: WatchRequest): Demand {
  return {
    monitors:
      monitors === undefined ? null : partsOf('--monitors', monitors).map((name) => findMonitor(name).name),
    within: within === undefined ? null : wholeOf('--within', within, 1),
    growth: growth === undefined ? null : shareOf('--growth', growth, 1),
  };
}

/** The options that say it again. */
export function demandWords({ monitors, within, growth }: Demand): string[] {
  return [
    ...(within === null ? [] : ['--within', String(within)]),
    ...(growth === null ? [] : ['--growth', String(growth)]),
    ...(monitors === null ? [] : ['--monitors', monitors.join()]),
  ];
}

/** Monitors that must be there for what is asked: those by name, and those that a bound brings. */
export function monitorsAsked({ monitors, within, growth }: Demand): string[] {
  const brought = [...(growth === null ? [] : ['growth']), ...(within === null ? [] : ['liveness'])];
  return [...new Set([...(monitors ?? []), ...brought])];
}
