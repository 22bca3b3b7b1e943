import type { AsciiWriter } from '../text/asciiWriter.ts';
import type { LobsterBookRow } from './lobsterBookRow.ts';

const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Appends one row of a LOBSTER orderbook file: ask price, ask size, bid price, bid size of each level, LF. */
export function writeLobsterBookRow(out: AsciiWriter, row: LobsterBookRow): void {
  for (let level = 0; level < row.levels; level++) {
    if (level > 0) out.byte(COMMA);
    out.integer(row.askPrice[level]);
    out.byte(COMMA);
    out.integer(row.askSize[level]);
    out.byte(COMMA);
    out.integer(row.bidPrice[level]);
    out.byte(COMMA);
    out.integer(row.bidSize[level]);
  }
  out.byte(NEWLINE);
}
