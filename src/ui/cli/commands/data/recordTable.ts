import { decimalText } from '../../../../core/data/checks/decimalText.ts';
import { feedTimeText } from '../../../../core/data/checks/feedTime.ts';
import { FEED_RECORD } from '../../../../core/models/feedRecord.ts';
import type { FeedSource } from '../../../../core/models/ports/feedSource.ts';

const KIND_NAMES: readonly string[] = Object.entries(FEED_RECORD).reduce<string[]>((names, [name, kind]) => {
  names[kind] = name;
  return names;
}, []);

/** Headings of {@link recordRow}. */
export const RECORD_HEADINGS = ['TIME', 'SYMBOL', 'KIND', 'SIDE', 'PRICE', 'QUANTITY', 'MORE'];

/** The source's present record as cells for people, prices and quantities as decimals. */
export function recordRow(source: FeedSource): string[] {
  const { record, symbols, priceDecimals, quantityDecimals } = source;
  const { kind, day, timeNs, symbol, side } = record;
  const sided = kind !== FEED_RECORD.bar && kind !== FEED_RECORD.quote && kind < FEED_RECORD.gap;
  return [
    feedTimeText(day, timeNs),
    symbols[symbol] || '-',
    KIND_NAMES[kind] ?? String(kind),
    sided && side >= 0 ? (side === 0 ? 'buy' : 'sell') : '-',
    kind === FEED_RECORD.bar ? '-' : decimalText(record.price, priceDecimals),
    kind === FEED_RECORD.bar ? '-' : decimalText(record.quantity, quantityDecimals),
    more(source),
  ];
}

function more({ record, priceDecimals, quantityDecimals }: FeedSource): string {
  switch (record.kind) {
    case FEED_RECORD.bar:
      return `open ${record.open} high ${record.high} low ${record.low} close ${record.close} volume ${record.volume}`;
    case FEED_RECORD.quote:
      return `ask ${decimalText(record.otherPrice, priceDecimals)} ${decimalText(record.otherQuantity, quantityDecimals)}`;
    case FEED_RECORD.gap:
      return `update ${record.sequence} where ${record.otherId} was expected`;
    case FEED_RECORD.orderReplace:
      return `order ${record.otherId} goes on as ${record.id}`;
    default:
      if (record.id !== 0) return `id ${record.id}`;
      return record.sequence === 0 ? '' : `sequence ${record.sequence}`;
  }
}
