import { assert } from '../../../core/utils/assert.ts';
import type { SettlementHouse } from './settlementHouse.ts';

/** What of a ledger has to add up. */
export interface LedgerColumns {
  readonly instrumentCount: number;
  readonly cash: Float64Array;
  readonly fees: Float64Array;
  readonly position: Float64Array;
  readonly cost: Float64Array;
  readonly realised: Float64Array;
  readonly venueCash: Float64Array;
  readonly openingCash: Float64Array;
  readonly openingPosition: Float64Array;
  readonly openingCost: Float64Array;
  readonly house: SettlementHouse | undefined;
}

/**
 * Asserts that nothing was made or lost: cash of all accounts with the venue's own and the settlement house's, the
 * position in each instrument, and for each account `cash = opening cash - fees + realised profit - growth of the open
 * cost`.
 */
export function checkLedger(ledger: LedgerColumns): void {
  checkCash(ledger);
  for (let instrument = 0; instrument < ledger.instrumentCount; instrument++)
    checkPositions(ledger, instrument);
  for (let account = 0; account < ledger.cash.length; account++) checkAccount(ledger, account);
}

function checkCash(ledger: LedgerColumns): void {
  let opening = 0n;
  let present = BigInt(ledger.venueCash[0]) + BigInt(ledger.house?.cash[0] ?? 0);
  for (let account = 0; account < ledger.cash.length; account++) {
    opening += BigInt(ledger.openingCash[account]);
    present += BigInt(ledger.cash[account]);
  }
  assert(opening === present, `cash of all accounts was ${opening} and is ${present}`);
}

function checkPositions(ledger: LedgerColumns, instrument: number): void {
  let opening = 0n;
  let present = BigInt(ledger.house?.lots[instrument] ?? 0);
  for (let row = instrument; row < ledger.position.length; row += ledger.instrumentCount) {
    opening += BigInt(ledger.openingPosition[row]);
    present += BigInt(ledger.position[row]);
  }
  assert(
    opening === present,
    `positions in instrument ${instrument} added up to ${opening} and now to ${present}`,
  );
}

function checkAccount(ledger: LedgerColumns, account: number): void {
  let expected = BigInt(ledger.openingCash[account]) - BigInt(ledger.fees[account]);
  const first = account * ledger.instrumentCount;
  for (let row = first; row < first + ledger.instrumentCount; row++) {
    expected += BigInt(ledger.realised[row]) - BigInt(ledger.cost[row]) + BigInt(ledger.openingCost[row]);
    assert(
      ledger.position[row] !== 0 || ledger.cost[row] === 0,
      `account ${account} is flat but has an open cost`,
    );
  }
  assert(expected === BigInt(ledger.cash[account]), `account ${account}: cash differs from its profit`);
}
