import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import { type KernelSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { forkWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { hashesAtEnd, smallWorld, smallWorldPlan } from './smallWorld.ts';

/**
 * Runs the small world up to an event, takes a snapshot, restores its bytes in a fresh world and runs that to its
 * end. Gives the state hashes on both sides of the snapshot, and the hashes at the end.
 */
export function restoredAt(seed: number, event: number): { before: string; after: string; atEnd: string } {
  const first = smallWorld(seed);
  first.kernel.run({ maxEvents: event });
  const bytes = encodePlain(takeSnapshot(first.kernel));
  const second = forkWorld(smallWorldPlan(seed), decodePlain(bytes) as KernelSnapshot);
  const after = second.kernel.stateHash;
  return { before: first.kernel.stateHash, after, atEnd: hashesAtEnd(second) };
}
