import type { SlotStore } from './slotStore.ts';

/** Up to so many slots are sorted by insertion. */
const FEW = 12;

/**
 * Sorts the first `count` slots by (time, tie, sequence). Events pushed in order lie in a bucket in runs, rising
 * or falling: they cost one pass (natural merge sort, Knuth, The Art of Computer Programming 3, 5.2.4).
 */
export function sortSlots(store: SlotStore, slots: Int32Array, count: number): void {
  if (count <= FEW) insertionSort(store, slots, 0, count, 1);
  else naturalMergeSort(store, slots, count);
}

/** Sorts slots `from` to `to`, of which the first `sorted` are in order already. */
function insertionSort(store: SlotStore, slots: Int32Array, from: number, to: number, sorted: number): void {
  for (let i = from + sorted; i < to; i++) {
    const slot = slots[i];
    let place = i;
    while (place > from && store.before(slot, slots[place - 1])) {
      slots[place] = slots[place - 1];
      place--;
    }
    slots[place] = slot;
  }
}

function naturalMergeSort(store: SlotStore, slots: Int32Array, count: number): void {
  let end = nextRun(store, slots, 0, count);
  if (end === count) return;
  const ends: number[] = [];
  while (end < count) {
    ends.push(end);
    end = nextRun(store, slots, end, count);
  }
  ends.push(count);
  mergeRuns(store, slots, ends);
}

/** End of the run that starts at `from`: a falling one is turned round, a short one is lengthened by insertion. */
function nextRun(store: SlotStore, slots: Int32Array, from: number, count: number): number {
  let end = from + 1;
  if (end === count) return end;
  if (store.before(slots[end], slots[from])) {
    do end++;
    while (end < count && store.before(slots[end], slots[end - 1]));
    slots.subarray(from, end).reverse();
  } else {
    do end++;
    while (end < count && store.before(slots[end - 1], slots[end]));
  }
  const least = Math.min(count, from + FEW);
  if (end >= least) return end;
  insertionSort(store, slots, from, least, end - from);
  return least;
}

/** Merges neighbouring runs, pass by pass, until one is left. `ends` holds where each run ends. */
function mergeRuns(store: SlotStore, slots: Int32Array, ends: number[]): void {
  const count = ends[ends.length - 1];
  const scratch = new Int32Array(count);
  let runs = ends.length;
  while (runs > 1) {
    let kept = 0;
    let start = 0;
    for (let i = 0; i < runs; i += 2) {
      const end = i + 1 < runs ? ends[i + 1] : ends[i];
      if (i + 1 < runs) mergePair(store, slots, scratch, start, ends[i], end);
      ends[kept++] = end;
      start = end;
    }
    runs = kept;
  }
}

function mergePair(
  store: SlotStore,
  slots: Int32Array,
  scratch: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  if (store.before(slots[middle - 1], slots[middle])) return;
  const leftCount = middle - start;
  for (let i = 0; i < leftCount; i++) scratch[i] = slots[start + i];
  let left = 0;
  let right = middle;
  let place = start;
  while (left < leftCount && right < end) {
    slots[place++] = store.before(slots[right], scratch[left]) ? slots[right++] : scratch[left++];
  }
  while (left < leftCount) slots[place++] = scratch[left++];
}
