import type { Committee } from '../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import { MessageArchive } from '../../core/consensus/messageArchive.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';
import type { Signatures } from '../../core/consensus/signatures.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import type { Adversary } from './adversaries/adversary.ts';
import { ArchiveActor } from './archiveActor.ts';
import { EventFan } from './eventFan.ts';
import { Validator } from './validator.ts';

/** A corrupted node. */
export interface Corruption {
  readonly node: number;
  readonly adversary: Adversary;
  readonly settings: unknown;
}

export interface NetworkPlan {
  readonly protocol: Protocol;
  readonly protocolSettings: unknown;
  readonly committee: Committee;
  readonly signatures: Signatures;
  readonly corrupted: readonly Corruption[];
  readonly listeners: readonly ConsensusEvents[];
  /** How far each node's clock is ahead, in time units; none where it is left out. */
  readonly skews?: readonly number[];
}

/** An actor and the name and kind under which it joins. */
export interface Joiner {
  readonly name: string;
  readonly kind: string;
  readonly actor: Actor;
}

/** Kind of the actor that keeps the archive; it joins first, so validator 0 is actor `FIRST_VALIDATOR`. */
export const FIRST_VALIDATOR = 1;

/** The actors of a chain, in the order in which they join a world. */
export function buildNetwork(plan: NetworkPlan): Joiner[] {
  const { protocol, committee, corrupted } = plan;
  const archive = new MessageArchive();
  const events = plan.listeners.length === 1 ? plan.listeners[0] : new EventFan(plan.listeners);
  const instances = Array.from({ length: committee.nodes }, (_, node) => [node]);
  const names = corrupted.map(({ node }) => node).sort((a, b) => a - b);
  const joiners: Joiner[] = [{ name: 'archive', kind: 'archive', actor: new ArchiveActor(archive) }];
  for (let node = 0; node < committee.nodes; node++) {
    const honest = protocol.create(committee, node, plan.protocolSettings as never);
    const corruption = corrupted.find((each) => each.node === node);
    const place = { protocol, committee, self: node, corrupted: names, honest };
    const replica = corruption?.adversary.corrupt(place, corruption.settings as never) ?? honest;
    const actor = new Validator({
      node,
      self: node,
      replica,
      archive,
      signatures: plan.signatures,
      events,
      genesis: committee.genesis,
      firstActor: FIRST_VALIDATOR,
      instances,
      skew: plan.skews?.[node] ?? 0,
    });
    joiners.push({ name: `node-${node}`, kind: corruption?.adversary.name ?? protocol.name, actor });
  }
  return joiners;
}
