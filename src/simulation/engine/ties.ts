import type { TiePolicy } from '../../core/models/manifest.ts';

/** Deliveries come before wake-ups of the same instant. */
export const DELIVERY_PRIORITY = 0;
export const WAKE_PRIORITY = 1;

const SEQUENCE_SPAN = 2 ** 48;

/** 32 well-mixed bits of (seed, time, sequence): the finaliser steps of a multiply-xorshift hash. */
function mix(seed: number, time: number, sequence: number): number {
  let h = seed | 0;
  h = Math.imul(h ^ (time >>> 0), 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ Math.floor(time / 4294967296), 0x85ebca77);
  h = Math.imul(h ^ (h >>> 13) ^ (sequence >>> 0), 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/**
 * Turns priority and sequence into the one number that orders events of equal time. `fifo` keeps the order of
 * sending; `shuffled` replaces it by a seeded hash, to show what depends on it.
 */
export class Ties {
  readonly policy: TiePolicy;
  readonly #shuffled: boolean;
  readonly #seed: number;

  constructor(policy: TiePolicy, seed: number) {
    this.policy = policy;
    this.#shuffled = policy === 'shuffled';
    this.#seed = (seed ^ Math.floor(seed / 4294967296)) | 0;
  }

  tie(priority: number, time: number, sequence: number): number {
    const order = this.#shuffled ? mix(this.#seed, time, sequence) * 65536 + (sequence & 0xffff) : sequence;
    return priority * SEQUENCE_SPAN + order;
  }
}
