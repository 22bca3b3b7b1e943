import { streamlet } from '../../../../blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import type { Attack } from './attack.ts';

/** An attack on textbook Streamlet. */
export function streamletAttack(attack: Omit<Attack, 'protocol'>): Attack {
  return { ...attack, protocol: streamlet as unknown as Protocol };
}
