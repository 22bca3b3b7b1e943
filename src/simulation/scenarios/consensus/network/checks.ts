import { badSetting } from '../../markets/badSetting.ts';
import type { Delays } from './delays.ts';
import type { Faults } from './readFaults.ts';
import type { SpelledNetwork } from './settings.ts';

/** What a model promises must not be taken back by another setting. */
export function checkPromise(config: SpelledNetwork, calm: Delays, delta: number): void {
  const { model, loss, partitions, wild } = config;
  if (model === 'asynchronous') {
    if (wild === 'calm') throw badSetting('network.wild', wild, 'an asynchronous network is never calm');
    return;
  }
  if (calm.most > delta) {
    const path = config.delays === 'regions' ? 'network.regions' : 'network.delay';
    const found = config.delays === 'regions' ? config.regions.join(',') : config.delay;
    const advice = 'Raise delta, or take network.model=asynchronous, where network.wildDelay has no bound.';
    throw badSetting(path, found, 'messages would take longer than delta', advice);
  }
  if (model === 'partial') return;
  const advice = 'Take network.model=partial (until GST) or asynchronous (always).';
  if (loss > 0) throw badSetting('network.loss', loss, 'a synchronous network loses nothing', advice);
  if (partitions.length > 0)
    throw badSetting('network.partitions', partitions.length, 'a synchronous network is never cut', advice);
}

/** Partitions are over by GST, the earliest that the seed may draw. */
export function checkPartitions(config: SpelledNetwork, { partitions }: Faults, gst: number): void {
  const late = partitions.findIndex(({ until }) => until > gst);
  if (late < 0) return;
  const { until } = config.partitions[late];
  const advice = 'Set network.gst to the heal or later.';
  throw badSetting(`network.partitions.${late}.until`, until, 'the network is not synchronous then', advice);
}
