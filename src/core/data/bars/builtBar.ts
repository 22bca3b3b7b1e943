/** A bar built from trades, in the trades' own units. An object that the builder fills again and again. */
export class BuiltBar {
  /** Time bars: the interval's begin. Other bars: the first trade. Days since 1970-01-01, nanoseconds of that day. */
  day = 0;
  timeNs = 0;
  /** The last trade, or the bar's begin where it has none. */
  lastDay = 0;
  lastTimeNs = 0;
  open = 0;
  high = 0;
  low = 0;
  close = 0;
  /** Sum of the quantities: exact below 2^53. */
  volume = 0;
  /** Sum of price times quantity: exact below 2^53, else as near as doubles add up. */
  notional = 0;
  trades = 0;
}
