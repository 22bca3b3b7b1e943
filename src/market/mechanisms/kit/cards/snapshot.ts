import { decodePlain } from '../../../../core/data/codec/decode.ts';
import { encodePlain } from '../../../../core/data/codec/encode.ts';
import { CARD } from '../../framework/ruleBroken.ts';
import { Player } from '../play.ts';
import type { Step } from '../step.ts';
import type { MechanismSubject } from '../subject.ts';
import { type Card, instrumentsOf } from './card.ts';
import { ordinaryScript } from './ordinaryScript.ts';
import { firstDifference, fresh, transcribe } from './transcript.ts';

/** A snapshot at every so many commands, restored into a fresh mechanism, gives the same rest. */
export const snapshot: Card = {
  name: CARD.snapshot,
  title: 'a restored snapshot gives the same rest',
  script: ordinaryScript,
  judge(subject, steps, { snapshotEvery }) {
    const whole = transcribe(fresh(subject.create), steps, instrumentsOf(subject));
    for (let cut = Math.min(snapshotEvery, steps.length); cut <= steps.length; cut += snapshotEvery) {
      const wrong = judgeCut(subject, steps, cut, whole.slice(cut));
      if (wrong !== undefined) return `${wrong} after a snapshot behind command ${cut}`;
    }
    return undefined;
  },
};

function judgeCut(
  subject: MechanismSubject,
  steps: readonly Step[],
  cut: number,
  expected: ReturnType<typeof transcribe>,
): string | undefined {
  const original = new Player(subject.create());
  original.play(steps.slice(0, cut));
  const state = original.mechanism.snapshot();
  const bytes = encodePlain(state);
  const restored = subject.create();
  restored.restore(decodePlain(bytes));
  if (restored.hash() !== original.mechanism.hash()) return 'has another hash';
  const player = new Player(restored, [], original.now);
  const found = firstDifference(expected, transcribe(player, steps.slice(cut), instrumentsOf(subject)), true);
  if (found !== undefined) return `${found.what}, at step ${cut + found.place + 1},`;
  original.play(steps.slice(cut));
  return sameBytes(bytes, encodePlain(state)) ? undefined : 'changes a snapshot that was taken';
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
