import { ChainHistory } from './chainHistory.ts';

/** The history of epochs 1 to `last` alone, sharing its blocks with the whole; the whole itself where it has no more. */
export function clippedHistory(history: ChainHistory, last: number): ChainHistory {
  if (history.epochs.every(({ epoch }) => epoch <= last)) return history;
  const clipped = new ChainHistory(history.chain);
  for (const [hash, block] of history.blocks) if (block.epoch <= last) clipped.blocks.set(hash, block);
  for (const event of history.events) if (event.epoch <= last) clipped.events.push(event);
  clipped.epochs.push(...history.epochs.filter(({ epoch }) => epoch <= last));
  clipped.messagesPerEpoch.splice(0, 1, ...history.messagesPerEpoch.slice(0, last + 1));
  clipped.messages = history.messages;
  clipped.end = history.epochs.find(({ epoch }) => epoch > last)?.began ?? history.end;
  clipped.flights.list.push(...history.flights.list.filter(({ epoch }) => epoch <= last));
  for (const node of history.spoke.members()) clipped.spoke.add(node);
  return clipped;
}
