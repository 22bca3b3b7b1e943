import { exp } from '../../../core/utils/math/exp.ts';
import { Excitation } from '../../../core/utils/pointProcess/excitation.ts';
import type { HawkesModel } from '../../../core/utils/pointProcess/hawkesModel.ts';
import type { EventRecord } from './eventRecord.ts';

/**
 * Waiting times between events of one kind in the process's own time: the integral of the kind's intensity from one to the
 * next. Where the model is true they are independent and exponential with mean 1 (Papangelou 1972; Ogata, "Statistical models
 * for earthquake occurrences and residual analysis for point processes", JASA 83 (1988) 9-27, section 3.3).
 */
export function rescaledGaps(record: EventRecord, model: HawkesModel): Float64Array[] {
  const { times, kinds } = record;
  const { decays } = model.kernel;
  const count = model.baseline.length;
  const excitation = new Excitation(count, model.kernel);
  const waited = new Float64Array(count);
  const gaps: number[][] = model.baseline.map(() => []);
  let now = 0;
  for (let e = 0; e < times.length; e++) {
    const gap = times[e] - now;
    const areas = model.baseline.map((_, kind) =>
      decays.reduce((sum, decay, k) => {
        const part = excitation.parts[kind * decays.length + k];
        return sum + (part * (1 - exp(-decay * gap))) / decay;
      }, 0),
    );
    model.branching.forEach((row, kind) => {
      waited[kind] += model.baseline[kind] * gap + row.reduce((sum, n, j) => sum + n * areas[j], 0);
    });
    excitation.pass(gap);
    excitation.add(kinds[e]);
    gaps[kinds[e]].push(waited[kinds[e]]);
    waited[kinds[e]] = 0;
    now = times[e];
  }
  return gaps.map((values) => Float64Array.from(values));
}
