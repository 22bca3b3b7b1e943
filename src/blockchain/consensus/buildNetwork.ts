import type { Committee } from '../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import { MessageArchive } from '../../core/consensus/messageArchive.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';
import type { Signatures } from '../../core/consensus/signatures.ts';
import type { Statement } from '../../core/consensus/signedMessage.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import type { Adversary } from './adversaries/adversary.ts';
import { ArchiveActor } from './archiveActor.ts';
import { EventFan } from './eventFan.ts';
import { type Downtime, OutageActor } from './outageActor.ts';
import { RememberedVerdicts } from './rememberedVerdicts.ts';
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
  /** How far each validator's clock is ahead, by its place, in time units; none where it is left out. */
  readonly skews?: readonly number[];
  /** When validators are down, by their places. */
  readonly outages?: readonly (Downtime & { readonly node: number })[];
}

/** An actor and the name and kind under which it joins. */
export interface Joiner {
  readonly name: string;
  readonly kind: string;
  readonly actor: Actor;
}

/** Kind of the actor that keeps the archive; it joins first, so validator 0 is actor `FIRST_VALIDATOR`. */
export const FIRST_VALIDATOR = 1;

/** Validators of each node of a committee of `nodes`: further ones of a node come behind the first ones of all. */
export function placesOf(nodes: number, corrupted: readonly Corruption[]): number[][] {
  const places = Array.from({ length: nodes }, (_, node) => [node]);
  let next = nodes;
  for (const { node, adversary } of corrupted)
    for (let instance = 1; instance < (adversary.instances ?? 1); instance++) places[node].push(next++);
  return places;
}

/** The actors of a chain, in the order in which they join a world. */
export function buildNetwork(plan: NetworkPlan): Joiner[] {
  const archive = new MessageArchive();
  const events = plan.listeners.length === 1 ? plan.listeners[0] : new EventFan(plan.listeners);
  const signatures = new RememberedVerdicts(plan.signatures);
  events.begins?.((message) => signatures.isGenuine(message));
  const instances = placesOf(plan.committee.nodes, plan.corrupted);
  const joiners: Joiner[] = [{ name: 'archive', kind: 'archive', actor: new ArchiveActor(archive) }];
  for (const [self, places] of instances.entries())
    for (const [instance, node] of places.entries()) {
      const { kind, replica } = createReplica(plan, archive, instances, self, instance);
      const validator = new Validator({
        node,
        self,
        replica,
        archive,
        signatures,
        events,
        genesis: plan.committee.genesis,
        firstActor: FIRST_VALIDATOR,
        instances,
        skew: plan.skews?.[node] ?? 0,
      });
      const down = plan.outages?.filter((outage) => outage.node === node) ?? [];
      const actor = down.length === 0 ? validator : new OutageActor(validator, node, down, events);
      joiners[FIRST_VALIDATOR + node] = { name: `node-${node}`, kind, actor };
    }
  return joiners;
}

/** An honest replica, or what its adversary makes of it. */
function createReplica(
  { protocol, protocolSettings, committee, corrupted, signatures }: NetworkPlan,
  archive: MessageArchive,
  places: readonly (readonly number[])[],
  self: number,
  instance: number,
) {
  const honest = protocol.create(committee, self, protocolSettings as never);
  const corruption = corrupted.find(({ node }) => node === self);
  if (corruption === undefined) return { kind: protocol.name, replica: honest };
  const names = corrupted.map(({ node }) => node).sort((a, b) => a - b);
  const utter = (statement: Statement) => {
    const signature = names.includes(statement.signer)
      ? signatures.sign(statement)
      : signatures.forge(statement);
    return archive.add(statement, signature);
  };
  const place = { protocol, committee, self, instance, places, corrupted: names, honest, utter };
  const { adversary, settings } = corruption;
  return { kind: adversary.name, replica: adversary.corrupt(place, settings as never) };
}
