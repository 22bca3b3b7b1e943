import Type from 'typebox';
import { BaseError } from '../../../core/utils/errors.ts';
import type { AdversaryPlace } from './adversary.ts';

/** A setting that names nodes, by their numbers in the committee; empty where it is left out. */
export function nodeListSetting(description: string) {
  return Type.Array(Type.Integer({ minimum: 0 }), { default: [], description });
}

/**
 * The nodes that a setting of the adversary names.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where the committee has no such node.
 */
export function existing(
  { self, committee }: AdversaryPlace,
  setting: string,
  nodes: readonly number[],
): readonly number[] {
  const missing = nodes.find((node) => node >= committee.nodes);
  if (missing === undefined) return nodes;
  throw new BaseError('CONFIG_INVALID_VALUE', `${setting} of faulty node ${self} names node ${missing}`, {
    facts: { path: 'faulty', found: missing },
    advice: `There are ${committee.nodes} nodes, the last is ${committee.nodes - 1}.`,
  });
}

/** The nodes of a committee but for one, ascending. */
export function othersThan(self: number, nodes: number): number[] {
  return Array.from({ length: nodes }, (_, node) => node).filter((node) => node !== self);
}

/**
 * All nodes but this one in two parts, ascending: those that `first` names and the rest. Where it names none the first part
 * is the lower half of the honest nodes, the larger one where their number is odd. Fellow corrupted nodes are in both.
 */
export function partsOf(place: AdversaryPlace, first: readonly number[]): [number[], number[]] {
  const { self, committee, corrupted } = place;
  const others = othersThan(self, committee.nodes);
  const isFellow = (node: number) => corrupted.includes(node);
  const honest = others.filter((node) => !isFellow(node));
  const named = honest.filter((node) => first.includes(node));
  const chosen = named.length > 0 ? named : honest.slice(0, Math.ceil(honest.length / 2));
  return [
    others.filter((node) => isFellow(node) || chosen.includes(node)),
    others.filter((node) => isFellow(node) || !chosen.includes(node)),
  ];
}
