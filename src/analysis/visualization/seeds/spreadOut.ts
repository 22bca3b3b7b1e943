/** Conjugate of the golden ratio: its multiples spread evenly over [0, 1). */
const GOLDEN = 0.6180339887498949;

/** Where the points of a strip stand across it, so that they do not hide each other: from -0.5 to 0.5 times `width`. */
export function spreadOut(count: number, width: number): number[] {
  return Array.from({ length: count }, (_, i) => (((i + 1) * GOLDEN) % 1) * width - width / 2);
}
