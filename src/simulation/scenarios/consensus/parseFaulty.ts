import { BaseError } from '../../../core/utils/errors.ts';
import { chooseAdversary } from '../chooseParts.ts';
import type { ChainConfig } from './settings.ts';

/** What a node does where nobody says. */
const USUAL_FAULT = 'silent';

/**
 * Faulty nodes from words with commas between: `2` is two silent nodes, `double-voter` one node with that adversary,
 * `double-voter:0` node 0. Nodes that are not named are taken from the last one down. An empty text is nobody.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for a word that cannot be read, an adversary or a node that is not there, a node
 * named twice, and more faulty nodes than nodes.
 */
export function parseFaulty(text: string, nodes: number): ChainConfig['faulty'] {
  const words = text.trim() === '' ? [] : text.split(',').map((word) => word.trim());
  if (words.includes('')) throw unreadable(text, 'something is missing between commas');
  const wanted = words.flatMap((word) => faultsOf(word, nodes));
  const taken = new Set<number>();
  for (const { node } of wanted) if (node !== undefined) take(taken, node, text);
  let last = nodes - 1;
  return wanted.map(({ node, adversary }) => {
    if (node !== undefined) return { node, adversary, settings: {} };
    while (taken.has(last)) last--;
    if (last < 0) throw unreadable(text, `there are only ${nodes} nodes`);
    taken.add(last);
    return { node: last, adversary, settings: {} };
  });
}

interface WantedFault {
  readonly node: number | undefined;
  readonly adversary: string;
}

function faultsOf(word: string, nodes: number): WantedFault[] {
  if (/^\d+$/.test(word)) return Array.from({ length: Math.min(Number(word), nodes + 1) }, anySilent);
  const [, adversary, node] = /^([a-z-]+)(?::(\d+))?$/.exec(word) ?? [];
  if (adversary === undefined) throw unreadable(word, 'it is neither a number nor an adversary, as silent:3');
  chooseAdversary(adversary, 'faulty');
  if (node === undefined) return [{ node: undefined, adversary }];
  if (Number(node) >= nodes) throw unreadable(word, `nodes are 0 to ${nodes - 1}`);
  return [{ node: Number(node), adversary }];
}

function anySilent(): WantedFault {
  return { node: undefined, adversary: USUAL_FAULT };
}

function take(taken: Set<number>, node: number, text: string): void {
  if (taken.has(node)) throw unreadable(text, `node ${node} is named twice`);
  taken.add(node);
}

function unreadable(found: string, reason: string): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `faulty is ${JSON.stringify(found)}: ${reason}`, {
    facts: { path: 'faulty', found },
    advice: 'Give a number of silent nodes, or adversaries with commas between: silent:3,double-voter:0.',
  });
}
