/** 2^n at index n + 1074, from the smallest double to 2^1023. */
const POWERS = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < POWERS.length; i++, power *= 2) POWERS[i] = power;

/** 2^n for whole n from -1074 to 1023. */
export function powerOfTwo(n: number): number {
  return POWERS[n + 1074];
}

/** y * 2^n for y near 1 and n from -1075 to 1024, rounded once where the result is subnormal. */
export function scaleByPower(y: number, n: number): number {
  if (n > 1023) return y * 2 * POWERS[n + 1073];
  if (n < -1074) return y * 0.5 * POWERS[n + 1075];
  return y * POWERS[n + 1074];
}
