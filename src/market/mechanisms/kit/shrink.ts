/** Attempts after which a list that still fails is short enough. */
const MAX_ATTEMPTS = 2000;

/**
 * Takes pieces out of a list as long as it keeps failing, halves first and single items last (Zeller and Hildebrandt,
 * "Simplifying and isolating failure-inducing input", 2002). `fails` must be true of the whole list.
 */
export function shrink<T>(list: readonly T[], fails: (list: readonly T[]) => boolean): readonly T[] {
  let shortest = list;
  let attempts = 0;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let removed = true; removed; ) {
      removed = false;
      for (let at = 0; at < shortest.length && attempts < MAX_ATTEMPTS; ) {
        const shorter = [...shortest.slice(0, at), ...shortest.slice(at + size)];
        attempts += 1;
        if (shorter.length > 0 && fails(shorter)) {
          shortest = shorter;
          removed = true;
        } else {
          at += size;
        }
      }
      if (size > 1) break;
    }
  }
  return shortest;
}
