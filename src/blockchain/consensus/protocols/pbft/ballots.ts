/**
 * Views and sequence numbers as one number, which grows with both: the view first. In view 1 it is the sequence number
 * itself. Sequence numbers are heights of the chain; number 0 of a view is what the view begins with.
 */
export class Ballots {
  readonly #perView: number;

  /** @param last the highest sequence number */
  constructor(last: number) {
    this.#perView = last + 1;
  }

  of(view: number, height: number): number {
    return (view - 1) * this.#perView + height;
  }

  viewOf(ballot: number): number {
    return viewOf(ballot, this.#perView - 1);
  }

  heightOf(ballot: number): number {
    return ballot % this.#perView;
  }
}

/** The view of a ballot, where `last` is the highest sequence number. */
export function viewOf(ballot: number, last: number): number {
  return Math.floor(ballot / (last + 1)) + 1;
}
