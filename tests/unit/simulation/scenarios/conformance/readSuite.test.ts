import { describe, expect, it } from 'vitest';
import type { BaseError } from '../../../../../src/core/utils/errors.ts';
import { readSuite } from '../../../../../src/simulation/scenarios/conformance/readSuite.ts';

const LIQUIBOOK = { op: 'add', order: 'a', side: 'buy', type: 'limit', price: 5, qty: 3 };
const CPP = { op: 'add', id: 1, side: 'sell', type: 'limit', price: 5, qty: 3 };

const suite = (...steps: object[]) => JSON.stringify({ scenarios: [{ name: 'one', steps }] });

/** Code and words of the refusal, or `taken`. */
function refusal(text: string): string {
  try {
    readSuite(text, 'x.json');
    return 'taken';
  } catch (error) {
    const { code, message } = error as BaseError;
    return `${code} ${message}`;
  }
}

describe('reading published scenarios', () => {
  it('tells the formats by their first orders', () => {
    expect(readSuite(suite(LIQUIBOOK), 'x.json')[0].marketOrdersRest).toBe(true);
    expect(readSuite(suite(CPP), 'x.json')[0].marketOrdersRest).toBe(false);
  });

  it('names file, scenario, step and field of what is wrong', () => {
    const place = 'x.json: one: step 2';
    const rows: [object, string][] = [
      [{ ...CPP, op: 'uncross' }, `op is not one of add, cancel`],
      [{ ...CPP, qty: 0 }, 'qty is not a whole number from 1 to'],
      [{ ...CPP, price: undefined }, 'price is not a whole number from 1 to'],
      [{ ...CPP, side: 'both' }, 'side is not one of buy, sell: found "both"'],
      [{ ...CPP, tif: 'DAY' }, 'tif is not one of GTC, IOC, FOK, AON'],
      [{ op: 'expect', orders: { bid: 1 } }, 'ask is not a whole number'],
      [{ op: 'cancel' }, 'id is not text: found nothing'],
    ];
    for (const [step, words] of rows) {
      const told = refusal(suite(CPP, step));
      expect(told).toContain(`DATA_INVALID_FIELD ${place}`);
      expect(told).toContain(words);
    }
    expect(refusal(suite(LIQUIBOOK, { ...LIQUIBOOK, conditions: ['DAY'] }))).toContain('conditions');
  });

  it('refuses what nobody would look at', () => {
    const unknown = 'DATA_UNKNOWN_RECORD x.json: one: step 1: field colour is not known here';
    expect(refusal(suite({ ...LIQUIBOOK, colour: 1 }))).toBe(unknown);
    expect(refusal(suite({ ...CPP, colour: 1 }))).toBe(unknown);
  });

  it('refuses files of another kind', () => {
    expect(refusal('{')).toBe('DATA_UNKNOWN_FORMAT x.json: no JSON');
    expect(refusal('{}')).toContain('DATA_UNKNOWN_FORMAT x.json: no list of scenarios');
    expect(refusal('[]')).toContain('DATA_INVALID_FIELD x.json: not an object');
    expect(refusal('{"scenarios":[{"name":"one"}]}')).toContain('steps is not a list');
  });
});
