/** Most Byzantine nodes f that n nodes bear: the greatest f with n >= 3f + 1 (Pease, Shostak and Lamport 1980). */
export function faultBound(nodes: number): number {
  return Math.floor((nodes - 1) / 3);
}

/**
 * Votes that notarise: at least 2n/3 (Chan and Shi 2020, section 2). Two such sets share more than n/3 nodes, hence an honest
 * one. With n = 3f + 1 this is 2f + 1.
 */
export function quorumOf(nodes: number): number {
  return Math.ceil((2 * nodes) / 3);
}
