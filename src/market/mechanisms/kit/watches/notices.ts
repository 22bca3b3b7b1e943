import type { MechanismCapabilities, Notice } from '../../../../core/models/ports/mechanism.ts';
import { holdNotice } from '../../framework/notices.ts';
import type { MarketPicture, Watch } from '../watch.ts';

/** Notices come from a mechanism that declares them, and each field of them is what it can be. */
export class NoticesWatch implements Watch {
  readonly #capabilities: MechanismCapabilities;
  readonly #instruments: number;

  constructor(capabilities: MechanismCapabilities, instruments: number) {
    this.#capabilities = capabilities;
    this.#instruments = instruments;
  }

  announced(market: MarketPicture, notice: Notice): void {
    holdNotice(notice, this.#capabilities, this.#instruments, market.now);
  }
}
