import type { Rationing } from './rationing.ts';

/** Every sequence is equally likely; each order in it trades in full until nothing is left (Fisher and Yates). */
export const atRandom: Rationing = {
  name: 'random',
  summary: 'in an order drawn by lot',
  ration(lots, from, to, _total, wanted, rng): void {
    const sequence = new Int32Array(to - from);
    for (let i = 0; i < sequence.length; i++) sequence[i] = from + i;
    rng.shuffle(sequence);
    let left = wanted;
    for (const i of sequence) {
      lots[i] = Math.min(lots[i], left);
      left -= lots[i];
    }
  },
};
