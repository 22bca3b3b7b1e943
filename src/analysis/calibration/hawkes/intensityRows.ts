import { exp } from '../../../core/utils/math/exp.ts';
import { Excitation } from '../../../core/utils/pointProcess/excitation.ts';
import type { ExcitationKernel } from '../../../core/utils/pointProcess/kernel.ts';
import type { EventRecord } from './eventRecord.ts';
import type { HawkesDesign } from './hawkesDesign.ts';

/**
 * What the likelihood of one group needs of a record, once the kernel is chosen: intensities at the group's events are
 * `rows` times its parameters, their integral over the record is `totals` times them.
 */
export interface IntensityRows {
  /** By event; 1 for the baseline, then the excitation that each slot brings. */
  readonly rows: Float64Array;
  readonly totals: Float64Array;
  readonly events: number;
}

/** The rows of every group, in one walk over the record. */
export function intensityRows(
  record: EventRecord,
  design: HawkesDesign,
  kernel: ExcitationKernel,
): IntensityRows[] {
  const { times, kinds } = record;
  const count = design.groupOf.length;
  const width = 1 + design.causes.length;
  const events = new Array<number>(design.groups.length).fill(0);
  for (const kind of kinds) events[design.groupOf[kind]]++;
  const groups = events.map((n) => ({
    rows: new Float64Array(n * width),
    totals: new Float64Array(width),
    events: n,
  }));
  const filled = new Int32Array(groups.length);
  const excitation = new Excitation(count, kernel);
  const sums = new Float64Array(count);
  let now = 0;
  let counted = 0;
  for (let e = 0; e < times.length; e++) {
    const kind = kinds[e];
    if (times[e] > now) {
      // What happens at one instant excites what comes after it, and not itself: else the fastest kernel fits best.
      while (counted < e) excitation.add(kinds[counted++]);
      excitation.pass(times[e] - now);
      now = times[e];
      excitation.sumInto(sums);
    }
    const { rows } = groups[design.groupOf[kind]];
    const base = filled[design.groupOf[kind]]++ * width;
    rows[base] = 1;
    for (let j = 0; j < count; j++) rows[base + 1 + design.slots[kind][j]] += sums[j];
  }
  addTotals(groups, record, design, kernel);
  return groups;
}

/** The integral of a kind's excitation is, for each event, the kernel's area up to the end of the record. */
function addTotals(
  groups: readonly IntensityRows[],
  { times, kinds, duration }: EventRecord,
  design: HawkesDesign,
  kernel: ExcitationKernel,
): void {
  const areas = new Float64Array(design.groupOf.length);
  for (let e = 0; e < times.length; e++) areas[kinds[e]] += areaUntil(kernel, duration - times[e]);
  design.groupOf.forEach((group, i) => {
    const { totals } = groups[group];
    totals[0] += duration;
    for (let j = 0; j < areas.length; j++) totals[1 + design.slots[i][j]] += areas[j];
  });
}

function areaUntil({ decays, weights }: ExcitationKernel, time: number): number {
  let area = 0;
  for (let k = 0; k < decays.length; k++) area += weights[k] * (1 - exp(-decays[k] * time));
  return area;
}
