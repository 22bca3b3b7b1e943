import { decodePlain } from '../../core/data/codec/decode.ts';
import type { LogEntry } from '../../core/models/logEntry.ts';
import { NewOrderList, NewOrderTerms } from '../../core/models/messages/orderEntry.ts';
import { readOrderList, readOrderTerms } from '../../core/models/orderTerms.ts';
import type { ClientOrderId } from '../../core/models/units.ts';

/** Client order ids of the orders in words that a delivered message brings: of a list as many as it has orders. */
export function idsInWords(entry: LogEntry): ClientOrderId[] {
  if (entry.body === undefined) return [];
  if (entry.kind === NewOrderTerms.id) {
    const terms = readOrderTerms(decodePlain(entry.body));
    return terms === undefined ? [] : [terms.clientOrderId];
  }
  if (entry.kind !== NewOrderList.id) return [];
  return (readOrderList(decodePlain(entry.body))?.orders ?? []).map(({ clientOrderId }) => clientOrderId);
}
