import type { AsciiWriter } from '../text/asciiWriter.ts';
import type { LobsterMessage } from './lobsterMessage.ts';

const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Appends one row of a LOBSTER message file: time with nine decimals, integers in canonical form, LF. */
export function writeLobsterMessage(out: AsciiWriter, message: Readonly<LobsterMessage>): void {
  out.nanosecondsAsSeconds(message.timeNs);
  out.byte(COMMA);
  out.integer(message.type);
  out.byte(COMMA);
  out.integer(message.orderId);
  out.byte(COMMA);
  out.integer(message.size);
  out.byte(COMMA);
  out.integer(message.price);
  out.byte(COMMA);
  out.integer(message.direction);
  out.byte(NEWLINE);
}
