import type { AbstractRun } from './abstractRun.ts';

/** Blocks of the run that the key names, in the order of their places in the forest. */
const named: number[] = [];

/**
 * What of a run still matters after an epoch, as text: runs of one key have the same future. Two reductions are in it. A
 * block that cannot be notarised any more is forgotten, for nobody votes for it after its epoch; and honest nodes that
 * lead no later epoch are interchangeable, so their views stand in ascending order.
 */
export function stateKey(run: AbstractRun, epoch: number): string {
  const { nodes, epochs, rules } = run.setting;
  const kept = rules.countsProposals ? (1 << run.size) - 1 : run.notarisable;
  named.length = 0;
  for (let block = 1; block < run.size; block++) if ((kept & (1 << block)) !== 0) named.push(block);
  named.sort((a, b) => run.places[a] - run.places[b]);
  let key = '';
  for (const block of named)
    key += `${run.places[block].toString(36)}${(run.notarisable & (1 << block)) === 0 ? '-' : ' '}`;
  const others: number[] = [];
  for (const node of run.honest) {
    const view = viewOf(run.seen[node]);
    if (leadsLater(node, epoch, epochs, nodes)) key += `|${view.toString(36)}`;
    else others.push(view);
  }
  others.sort((a, b) => a - b);
  for (const view of others) key += `/${view.toString(36)}`;
  return key;
}

/** What a node has seen, by place among the blocks that are named. */
function viewOf(seen: number): number {
  let view = 0;
  for (let place = 0; place < named.length; place++)
    if ((seen & (1 << named[place])) !== 0) view |= 1 << place;
  return view;
}

function leadsLater(node: number, epoch: number, epochs: number, nodes: number): boolean {
  for (let later = epoch + 1; later <= epochs; later++) if ((later - 1) % nodes === node) return true;
  return false;
}
