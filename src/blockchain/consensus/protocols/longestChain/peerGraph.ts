import { createRng } from '../../../../core/utils/rng.ts';

/**
 * Whom a node sends blocks to: each node chooses `peers` others at random, as nodes of Bitcoin do, and a link carries both
 * ways. Neighbours by number are linked too, so the graph is connected.
 *
 * @returns the peers of `self`, ascending.
 */
export function peersOf(self: number, nodes: number, peers: number, seed: number): number[] {
  const linked = new Set<number>([(self + 1) % nodes, (self + nodes - 1) % nodes]);
  const wanted = Math.min(peers, nodes - 1);
  for (let node = 0; node < nodes; node++) {
    for (const other of chosenBy(node, nodes, wanted, seed)) {
      if (node === self) linked.add(other);
      else if (other === self) linked.add(node);
    }
  }
  linked.delete(self);
  return [...linked].sort((a, b) => a - b);
}

function chosenBy(node: number, nodes: number, wanted: number, seed: number): Set<number> {
  const rng = createRng(seed, `peers of ${node}`);
  const chosen = new Set<number>();
  while (chosen.size < wanted) {
    const other = rng.below(nodes);
    if (other !== node) chosen.add(other);
  }
  return chosen;
}
