/** Who trades in an experiment: what units are worth to each buyer, and what they cost each seller, in ticks. */
export interface ExperimentMarket {
  readonly buyers: readonly (readonly number[])[];
  readonly sellers: readonly (readonly number[])[];
}

/** So many traders with the same units. */
export function alike(count: number, units: readonly number[]): number[][] {
  return Array.from({ length: count }, () => [...units]);
}
