import { AsciiWriter } from '../text/asciiWriter.ts';
import type { ReportLog } from './reportLog.ts';
import * as reportLog from './reportLog.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { REPORT_FIELDS, REPORT_STRIDE } = reportLog;

const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Renders reports as text, one line each, without a line end after the last one of all. */
export class ReportText {
  readonly #out = new AsciiWriter(1 << 20);
  #first = true;

  /** The text of the log's reports: a window on a kept buffer, valid until the next call. */
  render(log: ReportLog): Uint8Array {
    const out = this.#out;
    const { numbers, length } = log;
    out.clear();
    for (let at = 0; at < length; at += REPORT_STRIDE) {
      if (!this.#first) out.byte(NEWLINE);
      this.#first = false;
      const fields = REPORT_FIELDS[numbers[at]];
      out.integer(numbers[at]);
      for (let field = 1; field < fields; field++) {
        out.byte(COMMA);
        out.integer(numbers[at + field]);
      }
    }
    return out.view();
  }
}
