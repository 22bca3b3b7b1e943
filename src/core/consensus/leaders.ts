import { createSha256 } from '../utils/sha256.ts';
import { encodeUtf8 } from '../utils/utf8.ts';

/** Leaders by epoch. Every node computes the same. */
export type LeaderOf = (epoch: number) => number;

/** Nodes lead in turn, node 0 first. */
export function roundRobin(nodes: number): LeaderOf {
  return (epoch) => (epoch - 1) % nodes;
}

/** Leader of an epoch that nobody leads. */
export const NOBODY = -1;

/** Nobody leads: who proposes is left to chance, as in proof of work. */
export function leaderless(): number {
  return NOBODY;
}

/** Digits of the sum that choose a leader: 48 bits, so that no node is favoured by more than n / 2^48. */
const CHOOSING_DIGITS = 6;

/** How far leaders are drawn ahead and kept. Of epochs that lie further off only liars speak. */
const AHEAD = 1000;

/** The leader is a public random function H(e) of the epoch (Chan and Shi 2020): SHA-256 of `salt` and the epoch, modulo n. */
export function hashedLeaders(nodes: number, salt: string): LeaderOf {
  const known: number[] = [];
  return (epoch) => {
    if (epoch > known.length + AHEAD) return draw(salt, epoch) % nodes;
    for (let next = known.length; next <= epoch; next++) known.push(draw(salt, next) % nodes);
    return known[epoch];
  };
}

function draw(salt: string, epoch: number): number {
  const sum = createSha256();
  sum.update(encodeUtf8(`${salt}\n${epoch}`));
  let value = 0;
  for (const byte of sum.digest().subarray(0, CHOOSING_DIGITS)) value = value * 256 + byte;
  return value;
}
