import type { ItchMessage } from '../../../core/data/itch/itchMessage.ts';
import type { InstrumentEntry } from '../../../core/models/manifest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type UnitScale, unitScale } from './unitScale.ts';

const PRICE_DECIMALS = 4;
/** Of the specification: 200 000.0000. */
const HIGHEST_PRICE = 2_000_000_000;
const HIGHEST_SHARES = 0x7fff_ffff;
const MOST_STOCKS = 0xffff;
/** What a stock's name may be: at most eight printable letters that do not end in a space. */
const STOCK_NAME = /^[!-~][ -~]{0,6}[!-~]$|^[!-~]$/;

/** An instrument of a run as a stock of ITCH. */
export class ItchStock {
  readonly name: string;
  /** Place in the directory, from 1. */
  readonly locate: number;
  readonly #scale: UnitScale;

  /** @throws BaseError USAGE where ITCH cannot hold the instrument's name, tick or lot. */
  constructor(instrument: InstrumentEntry, locate: number) {
    const { symbol } = instrument;
    this.name = symbol;
    this.locate = locate;
    if (!STOCK_NAME.test(symbol)) refuse(symbol, 'its stocks have one to eight printable letters');
    if (locate > MOST_STOCKS) refuse(symbol, `it has at most ${MOST_STOCKS} stocks`);
    this.#scale = unitScale(instrument, 'ITCH', PRICE_DECIMALS, 0);
  }

  /** Price in 1/10 000. Throws `BaseError` DATA_INVALID_FIELD beyond 200 000. */
  price(ticks: number): number {
    return this.#within(ticks * this.#scale.price, HIGHEST_PRICE, 'price');
  }

  /** Shares. Throws `BaseError` DATA_INVALID_FIELD from 2^31 up. */
  shares(lots: number): number {
    return this.#within(lots * this.#scale.quantity, HIGHEST_SHARES, 'quantity');
  }

  /** The directory's line; authenticity T says that this is no live stock. */
  directory(timeNs: number): ItchMessage {
    return {
      type: 'R',
      stockLocate: this.locate,
      trackingNumber: 0,
      timeNs,
      stock: this.name,
      marketCategory: 'Q',
      financialStatus: 'N',
      roundLotSize: 100,
      roundLotsOnly: 'N',
      issueClassification: 'C',
      issueSubType: 'Z',
      authenticity: 'T',
      shortSaleThreshold: '',
      ipoFlag: '',
      luldReferencePriceTier: '',
      etpFlag: '',
      etpLeverageFactor: 0,
      inverseIndicator: 'N',
    };
  }

  #within(value: number, highest: number, field: string): number {
    if (value <= highest) return value;
    throw new BaseError(
      'DATA_INVALID_FIELD',
      `${this.name}: ${field} ${value} is more than ITCH holds (${highest})`,
      { facts: { symbol: this.name, field, found: value }, advice: 'Export this run in another format.' },
    );
  }
}

function refuse(symbol: string, reason: string): never {
  throw new BaseError('USAGE', `'${symbol}' does not go into ITCH: ${reason}`, {
    facts: { symbol },
    advice: 'Export this run in another format.',
  });
}
