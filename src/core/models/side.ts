/** Side of an order: `BUY` (bid) or `SELL` (ask). */
export type Side = 0 | 1;
export const BUY: Side = 0;
export const SELL: Side = 1;

/** The side an order trades against. */
export function opposite(side: Side): Side {
  return (1 - side) as Side;
}
