const FIRST_CAPACITY = 256;

/** Who trades how many lots in a batch, one side, in the order of priority. Filled again for each batch. */
export class Fills {
  slots = new Int32Array(FIRST_CAPACITY);
  lots = new Int32Array(FIRST_CAPACITY);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(slot: number, lots: number): void {
    const { count } = this;
    if (count === this.slots.length) this.#grow();
    this.slots[count] = slot;
    this.lots[count] = lots;
    this.count = count + 1;
  }

  #grow(): void {
    const { slots, lots } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.lots = new Int32Array(slots.length * 2);
    this.slots.set(slots);
    this.lots.set(lots);
  }
}
