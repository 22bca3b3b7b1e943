import type { ActorId } from '../../core/models/units.ts';
import type { InstrumentScale } from './instrumentScale.ts';
import type { Ledger } from './ledger.ts';

/** What accounts hold of the instrument shown, wherever it is listed, in its lots. */
export class ShownHoldings {
  readonly #ledger: Ledger;
  readonly #places: readonly number[];
  /** Lots of the instrument shown in one lot of each place. */
  readonly #lots: readonly number[];

  /** `places` are those of the instrument in the manifest, `shown` is the one whose lots count. */
  constructor(ledger: Ledger, scales: readonly InstrumentScale[], places: readonly number[], shown: number) {
    this.#ledger = ledger;
    this.#places = places;
    this.#lots = places.map((place) => scales[place].lot / scales[shown].lot);
  }

  /** Lots held, with the opening position. */
  position(account: ActorId): number {
    let lots = 0;
    for (let i = 0; i < this.#places.length; i++) {
      lots += this.#ledger.position(account, this.#places[i]) * this.#lots[i];
    }
    return lots;
  }

  /** Lots bought since the account was opened, less those sold. */
  bought(account: ActorId): number {
    let lots = 0;
    for (let i = 0; i < this.#places.length; i++) {
      lots += this.#ledger.bought(account, this.#places[i]) * this.#lots[i];
    }
    return lots;
  }
}
