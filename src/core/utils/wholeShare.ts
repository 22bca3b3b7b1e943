/** Up to here a product of whole numbers, and the floor of its quotient, are exact in a double. */
const EXACT = 2 ** 52;

/** floor(amount * size / total), exact; whole numbers from 0, `total` from 1, the result below 2^53. */
export function wholeShare(amount: number, size: number, total: number): number {
  const product = amount * size;
  if (product <= EXACT) return Math.floor(product / total);
  return Number((BigInt(amount) * BigInt(size)) / BigInt(total));
}

/** What {@link wholeShare} leaves: amount * size modulo total, exact. */
export function shareRemainder(amount: number, size: number, total: number): number {
  const product = amount * size;
  if (product <= EXACT) return product % total;
  return Number((BigInt(amount) * BigInt(size)) % BigInt(total));
}
