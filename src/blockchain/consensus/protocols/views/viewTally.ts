/**
 * The highest view that each node is known to have reached. Nodes never go back, so a node counts for every view up to its
 * own: what a lost message said, a later one says as well.
 */
export class ViewTally {
  readonly #highest: Int32Array;

  /** @param nodes size of the committee */
  constructor(nodes: number) {
    this.#highest = new Int32Array(nodes);
  }

  /** False where the node was known to be there. */
  raise(node: number, view: number): boolean {
    if (view <= this.#highest[node]) return false;
    this.#highest[node] = view;
    return true;
  }

  /** The highest view that `count` nodes have reached, each of them that view or a later one. */
  reachedBy(count: number): number {
    return this.#highest.slice().sort()[this.#highest.length - count];
  }

  snapshot(): Int32Array {
    return this.#highest.slice();
  }

  restore(highest: Int32Array): void {
    this.#highest.set(highest);
  }
}
