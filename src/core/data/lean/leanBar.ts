import { Bar } from '../../models/bar.ts';

/** Open, high, low, close and size of one side of a quote bar; NaN where there was no quote on that side. */
export class QuoteSide {
  open = Number.NaN;
  high = Number.NaN;
  low = Number.NaN;
  close = Number.NaN;
  size = Number.NaN;
}

/**
 * A bar of LEAN. In quote bars `bid` and `ask` hold the two sides, and open, high, low and close lie midway between them,
 * or are those of the one side that there is, as LEAN has it.
 */
export class LeanBar extends Bar {
  readonly bid = new QuoteSide();
  readonly ask = new QuoteSide();
}
