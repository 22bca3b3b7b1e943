import type { EventRecord } from '../../analysis/calibration/hawkes/eventRecord.ts';
import type { HawkesModel } from '../../core/utils/pointProcess/hawkesModel.ts';
import { HawkesSampler } from '../../core/utils/pointProcess/hawkesSampler.ts';
import { createRng } from '../../core/utils/rng.ts';

/** A record of a Hawkes process from an empty past. */
export function drawRecord(model: HawkesModel, duration: number, seed: number): EventRecord {
  const sampler = new HawkesSampler(model);
  const rng = createRng(seed, 'Hawkes record');
  const times: number[] = [];
  const kinds: number[] = [];
  for (;;) {
    sampler.next(rng);
    if (sampler.time > duration) break;
    times.push(sampler.time);
    kinds.push(sampler.kind);
  }
  return { times: Float64Array.from(times), kinds: Uint8Array.from(kinds), duration };
}
