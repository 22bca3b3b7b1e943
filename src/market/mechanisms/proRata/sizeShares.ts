import { wholeShare } from '../../../core/utils/wholeShare.ts';

/** Up to here products of whole numbers, and the floors of their quotients, are exact in a double. */
const EXACT = 2 ** 52;

/**
 * Lots of `wanted` for one order whose share grows with its size and with its time: with V(i) the lots of the order and
 * of all behind it, and `behind` those of all behind it, the share is (V(i)^k - V(i+1)^k) / V(1)^k. The shares add up to
 * one, and k = 1 is by size alone. LIFFE's and ICE's gradual time-based pro rata, whose exponent k was 4 for short
 * sterling until December 2018 and 2 from then on. Rounded down, exact.
 */
export function timeShare(
  wanted: number,
  size: number,
  behind: number,
  total: number,
  exponent: number,
): number {
  if (exponent === 1) return wholeShare(wanted, size, total);
  let [own, rest, all] = [size + behind, behind, total];
  for (let power = 1; power < exponent; power++) {
    own *= size + behind;
    rest *= behind;
    all *= total;
  }
  const isExact = wanted * all <= EXACT;
  const lots = isExact
    ? Math.floor((wanted * (own - rest)) / all)
    : wideShare(BigInt(wanted), BigInt(size + behind), BigInt(behind), BigInt(total), exponent);
  return Math.min(size, lots);
}

function wideShare(wanted: bigint, from: bigint, behind: bigint, total: bigint, exponent: number): number {
  let [own, rest, all] = [from, behind, total];
  for (let power = 1; power < exponent; power++) {
    own *= from;
    rest *= behind;
    all *= total;
  }
  return Number((wanted * (own - rest)) / all);
}
