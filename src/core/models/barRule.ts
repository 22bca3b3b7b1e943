/**
 * When a bar ends and the next begins. Time bars cover intervals that are counted from 1970-01-01, `originNs` after its
 * midnight; those that divide a day so begin there each day. The other bars end with the trade that brings them to
 * their count, quantity or notional.
 */
export type BarRule =
  | {
      readonly kind: 'time';
      /** Length of the interval in nanoseconds. */
      readonly everyNs: number;
      /** Where intervals begin, in nanoseconds after midnight: the opening of a session; 0 where it is left out. */
      readonly originNs?: number;
      /** What an interval without trades gives: no bar, or a flat one at the last close. */
      readonly empty?: 'none' | 'flat';
    }
  | { readonly kind: 'ticks'; readonly trades: number }
  | {
      readonly kind: 'volume';
      readonly quantity: number;
      /** True: a trade that is larger than what is left of the bar is split over bars of exactly `quantity`. */
      readonly split?: boolean;
    }
  | { readonly kind: 'notional'; readonly notional: number };
