import { boundedMemory } from './boundedMemory.ts';
import type { Card } from './card.ts';
import { determinism } from './determinism.ts';
import { fastEqualsNaive } from './fastEqualsNaive.ts';
import { idempotentCancel } from './idempotentCancel.ts';
import { neverThrows } from './neverThrows.ts';
import { snapshot } from './snapshot.ts';
import { WATCHED_CARDS } from './watched.ts';

/** Every card of the kit, in the order in which they are run. */
export const CARDS: readonly Card[] = [
  ...WATCHED_CARDS,
  idempotentCancel,
  determinism,
  snapshot,
  fastEqualsNaive,
  neverThrows,
  boundedMemory,
];
