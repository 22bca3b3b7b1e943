import type { SimTime } from '../../models/units.ts';
import type { PhaseRole } from '../protocol.ts';

/** Flights that are kept: more cannot be told apart in a picture. */
const MOST_FLIGHTS = 3000;

/** A message on its way to a node that had not seen it. */
export interface Flight {
  readonly role: PhaseRole;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly sentAt: SimTime;
  readonly arrivedAt: SimTime;
  /** It came from a node that said again what it had heard. */
  readonly isEcho: boolean;
}

/** The first arrivals of messages at nodes, of the beginning of a run. */
export class Flights {
  readonly list: Flight[] = [];
  /** True where there were more than are kept. */
  isCut = false;
  readonly #nodes: number;
  /** When a node sent a message, and whether it was its own, by message and node. */
  readonly #sendings = new Map<number, { readonly at: SimTime; readonly isOwn: boolean }>();

  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  sent(node: number, message: number, isOwn: boolean, now: SimTime): void {
    const key = message * this.#nodes + node;
    if (!this.isCut && !this.#sendings.has(key)) this.#sendings.set(key, { at: now, isOwn });
  }

  arrived(to: number, message: number, role: PhaseRole, epoch: number, from: number, now: SimTime): void {
    const sending = this.#sendings.get(message * this.#nodes + from);
    if (this.isCut || sending === undefined) return;
    const { at, isOwn } = sending;
    this.list.push({ role, epoch, from, to, sentAt: at, arrivedAt: now, isEcho: !isOwn });
    if (this.list.length < MOST_FLIGHTS) return;
    this.isCut = true;
    this.#sendings.clear();
  }
}
