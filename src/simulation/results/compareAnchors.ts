import type { Anchor } from '../../core/models/ports/recorder.ts';

/** What the anchors of two logs tell without running anything. */
export interface AnchorComparison {
  /** Last anchor that both have, with the same trace: everything before it is equal. */
  readonly equal: Anchor | undefined;
  /** The first anchors that both have behind the same event, and where the traces differ. */
  readonly different: { readonly a: Anchor; readonly b: Anchor } | undefined;
  /** Last anchor of each. */
  readonly endA: Anchor | undefined;
  readonly endB: Anchor | undefined;
}

/** Walks the anchors of two logs side by side; anchors that only one of them has are passed over. */
export function compareAnchors(a: Iterable<Anchor>, b: Iterable<Anchor>): AnchorComparison {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  let [nextA, nextB] = [left.next(), right.next()];
  let equal: Anchor | undefined;
  let different: AnchorComparison['different'];
  let [endA, endB]: (Anchor | undefined)[] = [undefined, undefined];
  while (!(nextA.done && nextB.done)) {
    const eventsA = nextA.done ? Number.POSITIVE_INFINITY : nextA.value.events;
    const eventsB = nextB.done ? Number.POSITIVE_INFINITY : nextB.value.events;
    if (eventsA === eventsB && different === undefined) {
      if (nextA.value.traceHash === nextB.value.traceHash) equal = nextA.value;
      else different = { a: nextA.value, b: nextB.value };
    }
    if (eventsA <= eventsB) {
      endA = nextA.value;
      nextA = left.next();
    }
    if (eventsB <= eventsA) {
      endB = nextB.value;
      nextB = right.next();
    }
  }
  return { equal, different, endA, endB };
}
