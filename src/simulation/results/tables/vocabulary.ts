import type { RunManifest } from '../../../core/models/manifest.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE, rejectName } from '../../../core/models/rejectCodes.ts';

/** Vocabularies of text columns: a name for each number of the log, in the order of the numbers. */
export const SIDE_NAMES = ['buy', 'sell'] as const;
export const ORDER_TYPE_NAMES = Object.keys(ORDER_TYPE);
export const TIME_IN_FORCE_NAMES = Object.keys(TIME_IN_FORCE);
export const CANCEL_REASON_NAMES = Object.keys(CANCEL_REASON);
/** Codes begin at 1 and leave gaps, which no log names. */
export const REJECT_NAMES = Array.from({ length: Math.max(...Object.values(REJECT_CODE)) + 1 }, (_, code) =>
  code === 0 ? '' : rejectName(code),
);

/** The names of a manifest's actors, their kinds, its instruments and its venues. */
export function manifestNames(manifest: RunManifest) {
  return {
    agent: manifest.actors.map((actor) => actor.name),
    agent_kind: manifest.actors.map((actor) => actor.kind),
    symbol: manifest.instruments.map((instrument) => instrument.symbol),
    venue: manifest.actors.map(({ name, kind }) => (kind === 'venue' ? name : undefined)),
  };
}
