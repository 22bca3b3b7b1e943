import { encodePlain } from '../../core/data/codec/encode.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import type { ActorTable } from './actorTable.ts';
import { STREAM_WORDS } from './streamPages.ts';

interface HashedState {
  readonly now: number;
  readonly events: number;
  readonly table: ActorTable;
}

/**
 * 16 hexadecimal digits over clock, generators and every actor's state, in order of registration. An actor that has
 * handled nothing since the last time is as it was then: only handlers change actors, so of a large crowd few are read.
 */
export function stateHash(state: HashedState): string {
  const hash = new Hash64();
  hash.addNumber(state.now);
  hash.addNumber(state.events);
  const { table } = state;
  for (let id = 0; id < table.count; id++) {
    addActor(hash, table, id);
    const page = table.streams.page(id);
    const at = table.streams.offset(id);
    for (let word = at; word < at + STREAM_WORDS; word++) hash.addInt(page[word]);
  }
  return hash.hex();
}

function addActor(hash: Hash64, table: ActorTable, id: number): void {
  const { touched, stateHashes } = table;
  if (touched[id] === 0) {
    hash.addInt(stateHashes[id]);
    return;
  }
  const actor = table.actors[id];
  if (actor.hash === undefined) {
    hash.addBytes(encodePlain(actor.snapshot()));
    return;
  }
  stateHashes[id] = actor.hash();
  touched[id] = 0;
  hash.addInt(stateHashes[id]);
}
