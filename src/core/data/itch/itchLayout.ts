/**
 * How a field is coded, all numbers unsigned and big-endian: text padded with spaces on the right, whole numbers,
 * prices with 4 or 8 decimal places as whole numbers of those.
 */
type FieldCoding = 'alpha' | 'u16' | 'u32' | 'u64' | 'price4' | 'price8';
/** Name, coding, bytes, and, where the specification closes the list, the letters that may stand there. */
type FieldRow = readonly [name: string, coding: FieldCoding, bytes: number, letters?: string];

/** Every message begins so: type (1 byte), stock locate (2), tracking number (2), ns after midnight (6). */
export const ITCH_HEADER_BYTES = 11;
/** Offsets of the header's fields. */
export const ITCH_HEADER = { type: 0, stockLocate: 1, trackingNumber: 3, timeNs: 5 } as const;

const STOCK = ['stock', 'alpha', 8] as const;
const ORDER = ['orderId', 'u64', 8] as const;
const SIDE = ['side', 'alpha', 1, 'BS'] as const;
const SHARES = ['shares', 'u32', 4] as const;
const PRICE = ['price', 'price4', 4] as const;
const MATCH = ['matchNumber', 'u64', 8] as const;
const ADD = [ORDER, SIDE, SHARES, STOCK, PRICE] as const;

/**
 * Every message type of NASDAQ TotalView-ITCH 5.0 with the fields behind its header, in order and without gaps
 * (NASDAQ, "Nasdaq TotalView-ITCH 5.0", sections 1.1 to 1.8; names follow that document).
 */
export const ITCH_FIELDS = {
  /** System event. */
  S: [['eventCode', 'alpha', 1, 'OSQMEC']],
  /** Stock directory. */
  R: [
    STOCK,
    ['marketCategory', 'alpha', 1],
    ['financialStatus', 'alpha', 1],
    ['roundLotSize', 'u32', 4],
    ['roundLotsOnly', 'alpha', 1],
    ['issueClassification', 'alpha', 1],
    ['issueSubType', 'alpha', 2],
    ['authenticity', 'alpha', 1],
    ['shortSaleThreshold', 'alpha', 1],
    ['ipoFlag', 'alpha', 1],
    ['luldReferencePriceTier', 'alpha', 1],
    ['etpFlag', 'alpha', 1],
    ['etpLeverageFactor', 'u32', 4],
    ['inverseIndicator', 'alpha', 1],
  ],
  /** Stock trading action. */
  H: [STOCK, ['tradingState', 'alpha', 1, 'HPQT'], ['reserved', 'alpha', 1], ['reason', 'alpha', 4]],
  /** Reg SHO short sale price test. */
  Y: [STOCK, ['regShoAction', 'alpha', 1, '012']],
  /** Market participant position. */
  L: [
    ['mpid', 'alpha', 4],
    STOCK,
    ['primaryMarketMaker', 'alpha', 1],
    ['marketMakerMode', 'alpha', 1],
    ['marketParticipantState', 'alpha', 1],
  ],
  /** Decline levels of the market-wide circuit breaker. */
  V: [
    ['level1', 'price8', 8],
    ['level2', 'price8', 8],
    ['level3', 'price8', 8],
  ],
  /** Status of the market-wide circuit breaker. */
  W: [['breachedLevel', 'alpha', 1, '123']],
  /** IPO quoting period; the release time is in seconds after midnight. */
  K: [
    STOCK,
    ['releaseTimeSeconds', 'u32', 4],
    ['releaseQualifier', 'alpha', 1, 'AC'],
    ['ipoPrice', 'price4', 4],
  ],
  /** Auction collar of a stock paused by limit up - limit down. */
  J: [
    STOCK,
    ['referencePrice', 'price4', 4],
    ['upperPrice', 'price4', 4],
    ['lowerPrice', 'price4', 4],
    ['extension', 'u32', 4],
  ],
  /** Operational halt. */
  h: [STOCK, ['marketCode', 'alpha', 1, 'QBX'], ['haltAction', 'alpha', 1, 'HT']],
  /** Add order. */
  A: ADD,
  /** Add order with the participant's name. */
  F: [...ADD, ['attribution', 'alpha', 4]],
  /** Order executed at its own price. */
  E: [ORDER, ['executedShares', 'u32', 4], MATCH],
  /** Order executed at another price. */
  C: [
    ORDER,
    ['executedShares', 'u32', 4],
    MATCH,
    ['printable', 'alpha', 1, 'YN'],
    ['executionPrice', 'price4', 4],
  ],
  /** Part of an order cancelled. */
  X: [ORDER, ['cancelledShares', 'u32', 4]],
  /** Order deleted. */
  D: [ORDER],
  /** Order replaced: the old reference, the new one, and the whole new order. */
  U: [ORDER, ['newOrderId', 'u64', 8], SHARES, PRICE],
  /** Trade against an order that was never displayed. */
  P: [...ADD, MATCH],
  /** Cross trade. */
  Q: [['shares', 'u64', 8], STOCK, ['crossPrice', 'price4', 4], MATCH, ['crossType', 'alpha', 1]],
  /** Broken trade. */
  B: [MATCH],
  /** Net order imbalance. */
  I: [
    ['pairedShares', 'u64', 8],
    ['imbalanceShares', 'u64', 8],
    ['imbalanceDirection', 'alpha', 1],
    STOCK,
    ['farPrice', 'price4', 4],
    ['nearPrice', 'price4', 4],
    ['referencePrice', 'price4', 4],
    ['crossType', 'alpha', 1],
    ['priceVariation', 'alpha', 1],
  ],
  /** Retail price improvement. */
  N: [STOCK, ['interestFlag', 'alpha', 1, 'BSAN']],
  /** Direct listing with capital raise: price discovery. */
  O: [
    STOCK,
    ['openEligibility', 'alpha', 1, 'NY'],
    ['minimumPrice', 'price4', 4],
    ['maximumPrice', 'price4', 4],
    ['nearPrice', 'price4', 4],
    ['nearTimeNs', 'u64', 8],
    ['lowerCollar', 'price4', 4],
    ['upperCollar', 'price4', 4],
  ],
} as const satisfies Readonly<Record<string, readonly FieldRow[]>>;

export type ItchType = keyof typeof ITCH_FIELDS;

/** The 23 message types, in the order of the specification. */
export const ITCH_TYPES = Object.keys(ITCH_FIELDS) as readonly ItchType[];

/** A field with its place in the message. */
export interface ItchField {
  readonly name: string;
  readonly coding: FieldCoding;
  readonly offset: number;
  readonly bytes: number;
  readonly letters: string | undefined;
}

export interface ItchLayout {
  readonly type: ItchType;
  /** Bytes of the whole message, without any framing. */
  readonly bytes: number;
  readonly fields: readonly ItchField[];
}

/** The layout of each type. */
export const ITCH_LAYOUTS: ReadonlyMap<string, ItchLayout> = new Map(
  ITCH_TYPES.map((type) => [type, layoutOf(type, ITCH_FIELDS[type])]),
);

/** Bytes of a message by the code of its type letter; 0 where there is no such type. */
export const ITCH_BYTES = new Uint8Array(256);
for (const { type, bytes } of ITCH_LAYOUTS.values()) ITCH_BYTES[type.charCodeAt(0)] = bytes;

/** The longest message. */
export const ITCH_LONGEST_BYTES = Math.max(...ITCH_BYTES);

function layoutOf(type: ItchType, rows: readonly FieldRow[]): ItchLayout {
  let offset = ITCH_HEADER_BYTES;
  const fields = rows.map(([name, coding, bytes, letters]) => {
    const field = { name, coding, offset, bytes, letters };
    offset += bytes;
    return field;
  });
  return { type, bytes: offset, fields };
}
