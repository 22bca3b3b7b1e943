/** The kinds of files that are read. */
export const TARDIS = { incremental: 0, snapshots: 1, trades: 2, quotes: 3, status: 4 } as const;

/** Where the columns of a file are; -1 for those that its kind does not have. */
export interface TardisColumns {
  readonly kind: number;
  readonly names: readonly string[];
  readonly symbol: number;
  readonly timestamp: number;
  readonly localTimestamp: number;
  readonly isSnapshot: number;
  readonly side: number;
  readonly price: number;
  readonly amount: number;
  readonly id: number;
  readonly bidPrice: number;
  readonly bidAmount: number;
  readonly askPrice: number;
  readonly askAmount: number;
  /** Levels of a file of snapshots. */
  readonly levels: number;
}

const COMMON = ['exchange', 'symbol', 'timestamp', 'local_timestamp'];
/** What else the header of each kind names. Liquidations have the columns of trades. */
const NEEDED: readonly (readonly [number, readonly string[]])[] = [
  [TARDIS.incremental, ['is_snapshot', 'side', 'price', 'amount']],
  [TARDIS.snapshots, ['asks[0].price', 'asks[0].amount', 'bids[0].price', 'bids[0].amount']],
  [TARDIS.trades, ['id', 'side', 'price', 'amount']],
  [TARDIS.quotes, ['ask_amount', 'ask_price', 'bid_price', 'bid_amount']],
  [TARDIS.status, ['funding_rate']],
];

/** Names of the level columns of a snapshot file: four for each level. */
export function levelColumns(level: number): readonly [string, string, string, string] {
  return [`asks[${level}].price`, `asks[${level}].amount`, `bids[${level}].price`, `bids[${level}].amount`];
}

/** The columns that a header names, in any order; undefined where it is none of the kinds. */
export function tardisColumns(header: string, file: string): TardisColumns | undefined {
  const names = header.split(',');
  const has = (name: string) => names.includes(name);
  if (!COMMON.every(has) || new Set(names).size !== names.length) return undefined;
  const found = NEEDED.find(([, needed]) => needed.every(has));
  if (found === undefined) return undefined;
  const kind = found[0] === TARDIS.trades && /liquidations/.test(file) ? TARDIS.status : found[0];
  const at = (name: string) => names.indexOf(name);
  let levels = 0;
  if (kind === TARDIS.snapshots) while (levelColumns(levels).every(has)) levels++;
  return {
    kind,
    names,
    symbol: at('symbol'),
    timestamp: at('timestamp'),
    localTimestamp: at('local_timestamp'),
    isSnapshot: at('is_snapshot'),
    side: at('side'),
    price: at('price'),
    amount: at('amount'),
    id: at('id'),
    bidPrice: at('bid_price'),
    bidAmount: at('bid_amount'),
    askPrice: at('ask_price'),
    askAmount: at('ask_amount'),
    levels,
  };
}
