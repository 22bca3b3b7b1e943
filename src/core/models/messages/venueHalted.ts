import { defineColdMessage } from '../message.ts';
import type { PlainData } from '../plainData.ts';

/**
 * A venue whose mechanism failed notes it down, in a message to itself, which puts it into the log: after this it takes
 * nothing any more. Kind 54 (cold), body {@link VenueHaltedBody}.
 */
export const VenueHalted = defineColdMessage(54, 'venue-halted');

/** Why, and what became of the orders. */
export interface VenueHaltedBody {
  /** The whole message: mechanism, card of the conformance kit, what it did, and the command. */
  readonly message: string;
  /** Orders that lived, all of them cancelled with reason `venueHalted`. */
  readonly ordersCancelled: number;
}

/** The body as plain data. */
export function venueHaltedData(body: VenueHaltedBody): PlainData {
  return { ...body };
}
