import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { Exposure } from './exposure.ts';
import type { LimitTable } from './limitTable.ts';
import type { MarketReference } from './marketReference.ts';
import type { OrderAtDoor } from './orderAtDoor.ts';

/** One limit at work. */
export interface RiskCheck {
  /** 0, or a number of `REJECT_CODE`. The checks that follow in the list may still refuse the order. */
  check(order: OrderAtDoor): number;
  /** True where it also holds for messages that lower every risk. */
  readonly everyMessage?: boolean;
  /** State of its own, where it has one; all three or none. */
  snapshot?(): PlainData;
  restore?(state: PlainData): void;
  addTo?(hash: Hash64): void;
}

/** What a check may read. */
export interface RiskParts {
  readonly limits: LimitTable;
  readonly exposure: Exposure;
  readonly ledger: Ledger;
  readonly reference: MarketReference;
  readonly tickValueMinor: Float64Array;
}

/** A kind of limit, as it stands in the list of `riskChecks.ts`. */
export interface RiskCheckKind {
  /** Names its state in snapshots. */
  readonly name: string;
  /** The check, or undefined where no account has such a limit: it costs nothing then. */
  create(parts: RiskParts): RiskCheck | undefined;
}
