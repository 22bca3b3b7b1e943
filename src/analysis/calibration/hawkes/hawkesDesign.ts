/**
 * Which kinds of events share parameters. Kinds of one group have one baseline; what kind j brings forth of kind i is the
 * parameter `slots[i][j]` of the group of i.
 */
export interface HawkesDesign {
  /** Names of the groups, for whoever reads the estimates. */
  readonly groups: readonly string[];
  /** Group of each kind. */
  readonly groupOf: readonly number[];
  /** By kind that comes, then by kind that came. */
  readonly slots: readonly (readonly number[])[];
  /** Names of the slots. */
  readonly causes: readonly string[];
}

/** Every kind by itself, excited by each in its own measure. */
export function freeDesign(names: readonly string[]): HawkesDesign {
  return {
    groups: names,
    groupOf: names.map((_, kind) => kind),
    slots: names.map(() => names.map((_, kind) => kind)),
    causes: names,
  };
}

/**
 * Kinds that come in two mirrored halves, as orders to buy and orders to sell: the first half and the second follow the same
 * rules with the sides exchanged (Bacry and Muzy, "Hawkes model for price and trades high-frequency dynamics", Quantitative
 * Finance 14 (2014) 1147, section 2.3). Half as many parameters, from twice the events each.
 */
export function mirroredDesign(names: readonly string[]): HawkesDesign {
  const half = names.length;
  const kinds = Array.from({ length: 2 * half }, (_, kind) => kind);
  const sideOf = (kind: number) => (kind < half ? 0 : 1);
  return {
    groups: names,
    groupOf: kinds.map((kind) => kind % half),
    slots: kinds.map((i) => kinds.map((j) => (sideOf(i) === sideOf(j) ? 0 : half) + (j % half))),
    causes: [...names.map((name) => `${name}, same side`), ...names.map((name) => `${name}, other side`)],
  };
}

/** The branching matrix, by kind that comes and kind that came, of each group's parameters (a baseline, then the slots). */
export function branchingOf(design: HawkesDesign, parameters: readonly (readonly number[])[]): number[][] {
  return design.groupOf.map((group, i) => design.slots[i].map((slot) => parameters[group][1 + slot]));
}
