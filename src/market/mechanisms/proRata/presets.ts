import type { AllocationRules } from './allocationRules.ts';

/** The allocation of a venue, by name. What it leaves out is as the settings say by default. */
export interface AllocationPreset {
  readonly name: string;
  /** Where it is published. */
  readonly source: string;
  readonly rules: Partial<AllocationRules>;
}

const CME = 'CME Group Client Systems Wiki, Matching Algorithms and CME Globex Matching Algorithm Steps';

/** Every preset, in the order in which documents list them. */
export const ALLOCATION_PRESETS: readonly AllocationPreset[] = [
  {
    name: 'cme-pro-rata',
    source: `${CME}: C (pro rata without top order, then by time)`,
    rules: {},
  },
  {
    name: 'cme-allocation',
    source: `${CME}: A (top order, pro rata of two lots or more, then by time)`,
    rules: { topOrder: true, minimumAllocation: 2 },
  },
  {
    name: 'cme-configurable',
    source: `${CME}: K (split by time and pro rata, levelling); the split of grain futures`,
    rules: { topOrder: true, fifoPercent: 40, minimumAllocation: 2, leveling: true },
  },
  {
    name: 'cme-threshold',
    source: `${CME}: O and Q (top order within bounds, lead market makers, pro rata); the bounds of corn options`,
    rules: { topOrder: true, topMinimum: 10, topMaximum: 100 },
  },
  {
    name: 'cme-fifo',
    source: `${CME}: F, and S and T with a top order or lead market makers (all by time)`,
    rules: { fifoPercent: 100 },
  },
  {
    name: 'eurex-pro-rata',
    source: 'Eurex, What actually is pro rata matching?, 24 August 2015 (by size, regardless of time)',
    rules: {},
  },
  {
    name: 'ice-time-pro-rata',
    source: 'ICE Futures Europe, gradual time-based pro rata with the exponent 2 of December 2018',
    rules: { timeExponent: 2 },
  },
];
