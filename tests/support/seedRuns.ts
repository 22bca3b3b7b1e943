import type { SeedRun } from '../../src/analysis/comparison/seedRun.ts';
import type { KeyNumber } from '../../src/analysis/metrics/keyNumber.ts';

/** A number of a run as metrics tell it. */
export function keyNumber(key: string, value: number, known: Partial<KeyNumber> = {}): KeyNumber {
  return { key, group: 'Quote', name: `Name of ${key}`, unit: '', decimals: 2, value, ...known };
}

/** A run of a comparison with these numbers. */
export function seedRun(seed: number, numbers: readonly KeyNumber[]): SeedRun {
  return {
    seed,
    traceHash: seed.toString(16).padStart(16, '0'),
    events: 20,
    messages: 10,
    orders: 5,
    trades: 2,
    rejects: 0,
    simNs: 1e9,
    numbers,
  };
}
