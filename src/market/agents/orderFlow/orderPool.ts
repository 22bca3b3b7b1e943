import type { PlainData } from '../../../core/models/plainData.ts';
import type { ClientOrderId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { VenueGateway } from '../../exchange/gateway/venueGateway.ts';

const FIRST_ROOM = 64;

/**
 * Orders of a trader from which one is drawn at random, each as likely. Orders that ended stay in until they are met by
 * a draw or the room runs out, so that nothing has to be looked up when an order fills.
 */
export class OrderPool {
  #ids = new Int32Array(FIRST_ROOM);
  #count = 0;

  add(gateway: VenueGateway, id: ClientOrderId): void {
    if (this.#count === this.#ids.length) this.#makeRoom(gateway);
    this.#ids[this.#count++] = id;
  }

  /** Takes out a live order; 0 where there is none. */
  draw(gateway: VenueGateway, rng: Rng): ClientOrderId {
    while (this.#count > 0) {
      const at = rng.below(this.#count);
      const id = this.#ids[at];
      this.#ids[at] = this.#ids[--this.#count];
      if (gateway.stateOf(id) >= 0) return id;
    }
    return 0;
  }

  #makeRoom(gateway: VenueGateway): void {
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const id = this.#ids[i];
      if (gateway.stateOf(id) >= 0) this.#ids[kept++] = id;
    }
    this.#count = kept;
    if (2 * kept < this.#ids.length) return;
    const wider = new Int32Array(2 * this.#ids.length);
    wider.set(this.#ids);
    this.#ids = wider;
  }

  /** With its room: what is drawn next depends on when the ended ones are thrown out. */
  snapshot(): PlainData {
    return { room: this.#ids.length, ids: this.#ids.slice(0, this.#count) };
  }

  restore(state: PlainData): void {
    const { room, ids } = state as { readonly room: number; readonly ids: Int32Array };
    this.#ids = new Int32Array(room);
    this.#ids.set(ids);
    this.#count = ids.length;
  }

  addTo(hash: Hash64): void {
    hash.addInt(this.#ids.length);
    hash.addInt(this.#count);
    for (let i = 0; i < this.#count; i++) hash.addInt(this.#ids[i]);
  }
}
