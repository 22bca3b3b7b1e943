import { describe, expect, it } from 'vitest';
import { ITCH_BYTES, ITCH_HEADER_BYTES, ITCH_LAYOUTS } from '../../../../../src/core/data/itch/itchLayout.ts';
import { PUBLISHED_BYTES } from '../../../../support/slowItch.ts';

/** Offsets that the specification's tables give, for a field or two of each message with several. */
const PUBLISHED_OFFSETS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  R: { stock: 11, roundLotSize: 21, issueSubType: 27, etpLeverageFactor: 34, inverseIndicator: 38 },
  H: { tradingState: 19, reason: 21 },
  L: { mpid: 11, stock: 15, marketParticipantState: 25 },
  V: { level1: 11, level3: 27 },
  K: { releaseTimeSeconds: 19, releaseQualifier: 23, ipoPrice: 24 },
  J: { referencePrice: 19, extension: 31 },
  h: { marketCode: 19, haltAction: 20 },
  A: { orderId: 11, side: 19, shares: 20, stock: 24, price: 32 },
  F: { attribution: 36 },
  E: { executedShares: 19, matchNumber: 23 },
  C: { printable: 31, executionPrice: 32 },
  X: { cancelledShares: 19 },
  U: { newOrderId: 19, shares: 27, price: 31 },
  P: { price: 32, matchNumber: 36 },
  Q: { shares: 11, stock: 19, crossPrice: 27, matchNumber: 31, crossType: 39 },
  I: { imbalanceShares: 19, imbalanceDirection: 27, stock: 28, farPrice: 36, crossType: 48 },
  N: { interestFlag: 19 },
  O: { openEligibility: 19, minimumPrice: 20, nearTimeNs: 32, upperCollar: 44 },
};

describe('ITCH layouts', () => {
  it('are the 23 types of the specification, each with its length', () => {
    const own = [...ITCH_LAYOUTS.values()].map(({ type, bytes }) => [type, bytes]);
    expect(Object.fromEntries(own)).toEqual(PUBLISHED_BYTES);
    expect(own).toHaveLength(23);
    expect(ITCH_BYTES.filter((bytes) => bytes > 0)).toHaveLength(23);
    for (const [type, bytes] of Object.entries(PUBLISHED_BYTES))
      expect(ITCH_BYTES[type.charCodeAt(0)]).toBe(bytes);
  });

  it('have their fields at the published offsets', () => {
    for (const [type, offsets] of Object.entries(PUBLISHED_OFFSETS)) {
      const fields = new Map(ITCH_LAYOUTS.get(type)!.fields.map(({ name, offset }) => [name, offset]));
      for (const [name, offset] of Object.entries(offsets))
        expect([type, name, fields.get(name)]).toEqual([type, name, offset]);
    }
    for (const { fields } of ITCH_LAYOUTS.values()) expect(fields[0].offset).toBe(ITCH_HEADER_BYTES);
  });
});
