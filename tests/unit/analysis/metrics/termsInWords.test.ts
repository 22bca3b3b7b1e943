import { expect, it } from 'vitest';
import { termsInWords } from '../../../../src/analysis/metrics/termsInWords.ts';
import { encodePlain } from '../../../../src/core/data/codec/encode.ts';
import type { LogEntry } from '../../../../src/core/models/logEntry.ts';
import { CancelOrder, NewOrderList, NewOrderTerms } from '../../../../src/core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../../src/core/models/plainData.ts';
import { RECORD_FACT } from '../../../../src/core/models/ports/recorder.ts';

function entryOf(kind: number, values: readonly number[], body?: PlainData): LogEntry {
  return {
    recordClass: RECORD_FACT,
    events: 1,
    time: 0,
    from: 1,
    to: 0,
    kind,
    get: (index) => values[index] ?? 0,
    body: body === undefined ? undefined : encodePlain(body),
  };
}

const ids = (entry: LogEntry) => termsInWords(entry).map(({ clientOrderId }) => clientOrderId);

it('names every order in words that a message brings', () => {
  expect(ids(entryOf(NewOrderTerms.id, [], { clientOrderId: 8 }))).toEqual([8]);
  const orders = [{ clientOrderId: 9 }, { clientOrderId: 10 }];
  expect(ids(entryOf(NewOrderList.id, [], { link: 'oco', orders }))).toEqual([9, 10]);
  expect(ids(entryOf(NewOrderTerms.id, [], [1]))).toEqual([]);
  expect(ids(entryOf(NewOrderList.id, [], { orders: 3 }))).toEqual([]);
  expect(ids(entryOf(CancelOrder.id, [7]))).toEqual([]);
});
