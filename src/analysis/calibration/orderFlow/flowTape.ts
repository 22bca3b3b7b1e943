/** What happened to an order, as every source can tell it; after `left` it has `quantity` left, without a trade. */
export const FLOW_EVENT = { add: 0, execute: 1, reduce: 2, left: 3 } as const;

/** One line of a tape; a reused object. */
export interface FlowLine {
  /** Seconds from the first line. */
  time: number;
  /** One of {@link FLOW_EVENT}. */
  event: number;
  /** Of the resting order. */
  id: number;
  side: number;
  price: number;
  quantity: number;
}

const STRIDE = 6;
const FIRST_LINES = 1024;

/**
 * What resting orders went through, in order of time: they came, were executed, were taken off. A market order is what it
 * executed. Lines are kept, because orders that a record refers to without having introduced them were there before it
 * began, and only the whole record tells which.
 */
export class FlowTape {
  #columns = new Float64Array(STRIDE * FIRST_LINES);
  #lines = 0;

  get lines(): number {
    return this.#lines;
  }

  write({ time, event, id, side, price, quantity }: FlowLine): void {
    const base = STRIDE * this.#lines++;
    if (base === this.#columns.length) {
      const wider = new Float64Array(2 * base);
      wider.set(this.#columns);
      this.#columns = wider;
    }
    const columns = this.#columns;
    columns[base] = time;
    columns[base + 1] = event;
    columns[base + 2] = id;
    columns[base + 3] = side;
    columns[base + 4] = price;
    columns[base + 5] = quantity;
  }

  /** Fills `line` with the line at `index`. */
  read(index: number, line: FlowLine): void {
    const columns = this.#columns;
    const base = STRIDE * index;
    line.time = columns[base];
    line.event = columns[base + 1];
    line.id = columns[base + 2];
    line.side = columns[base + 3];
    line.price = columns[base + 4];
    line.quantity = columns[base + 5];
  }
}

/** A line to be filled. */
export function blankLine(): FlowLine {
  return { time: 0, event: 0, id: 0, side: 0, price: 0, quantity: 0 };
}
