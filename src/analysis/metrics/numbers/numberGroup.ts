import type { InstrumentScale } from '../instrumentScale.ts';
import type { KeyNumber, KeyNumberGroup } from '../keyNumber.ts';

/** Which way is better; left out where that is for nobody to say. */
type Better = KeyNumber['better'];

/** Makes the key numbers of one heading, of one instrument. */
export class NumberGroup {
  readonly #group: KeyNumberGroup;
  readonly #scale: InstrumentScale;

  constructor(group: KeyNumberGroup, scale: InstrumentScale) {
    this.#group = group;
    this.#scale = scale;
  }

  /** A value in the unit it is shown in. */
  plain(
    key: string,
    name: string,
    unit: string,
    decimals: number,
    value: number,
    better?: Better,
  ): KeyNumber {
    const number = { key, group: this.#group, name, unit, decimals, value };
    return better === undefined ? number : { ...number, better };
  }

  /** A price in ticks, shown with `extra` digits more than prices have. */
  price(key: string, name: string, ticks: number, extra: number, better?: Better): KeyNumber {
    const { currency, priceDecimals, tick } = this.#scale;
    return this.plain(key, name, currency, priceDecimals + extra, ticks * tick, better);
  }

  lots(key: string, name: string, lots: number, better?: Better): KeyNumber {
    return this.plain(key, name, '', this.#scale.quantityDecimals + 1, lots * this.#scale.lot, better);
  }

  /** An amount in ticks times lots, shown as money. */
  money(key: string, name: string, tickLots: number, better?: Better): KeyNumber {
    const { currency, currencyScale, minorPerTickLot } = this.#scale;
    const amount = tickLots * minorPerTickLot * 10 ** -currencyScale;
    return this.plain(key, name, currency, currencyScale, amount, better);
  }
}
