import { encodePlain } from '../../core/data/codec/encode.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import type { ActorTable } from './actorTable.ts';

interface HashedState {
  readonly now: number;
  readonly events: number;
  readonly table: ActorTable;
}

/** 16 hexadecimal digits over clock, generators and every actor's state, in order of registration. */
export function stateHash(state: HashedState): string {
  const hash = new Hash64();
  hash.addNumber(state.now);
  hash.addNumber(state.events);
  const { actors, streams } = state.table;
  for (let id = 0; id < actors.length; id++) {
    const actor = actors[id];
    if (actor.hash !== undefined) hash.addInt(actor.hash());
    else hash.addBytes(encodePlain(actor.snapshot()));
    for (const word of streams[id]) hash.addInt(word);
  }
  return hash.hex();
}
