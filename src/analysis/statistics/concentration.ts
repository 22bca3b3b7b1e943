/**
 * Herfindahl-Hirschman index of amounts that are not negative: the sum of squared shares, 1 where one has all and 1/n
 * where n have the same; `NaN` where there is nothing.
 */
export function herfindahl(amounts: Iterable<number>): number {
  let sum = 0;
  let squares = 0;
  for (const amount of amounts) {
    sum += amount;
    squares += amount * amount;
  }
  return squares / (sum * sum);
}

/**
 * Fairness of Jain, Chiu and Hawe (1984), "A quantitative measure of fairness": (Σx)² / (n Σx²), 1 where all `count` have
 * the same and 1/n where one has all. Those that have nothing may be left out of `sum` and `squares`.
 */
export function jainIndex(sum: number, squares: number, count: number): number {
  return (sum * sum) / (count * squares);
}
