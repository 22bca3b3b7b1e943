import { decodePlain } from '../../core/data/codec/decode.ts';
import type { LogEntry } from '../../core/models/logEntry.ts';
import { NewOrderList, NewOrderTerms } from '../../core/models/messages/orderEntry.ts';
import { type OrderTerms, readOrderList, readOrderTerms } from '../../core/models/orderTerms.ts';

/** The orders in words that a delivered message brings: of a list as many as it has. */
export function termsInWords(entry: LogEntry): readonly OrderTerms[] {
  if (entry.body === undefined) return [];
  if (entry.kind === NewOrderTerms.id) {
    const terms = readOrderTerms(decodePlain(entry.body));
    return terms === undefined ? [] : [terms];
  }
  if (entry.kind !== NewOrderList.id) return [];
  return readOrderList(decodePlain(entry.body))?.orders ?? [];
}
