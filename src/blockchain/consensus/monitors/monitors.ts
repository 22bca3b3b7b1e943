import type { Block } from '../../../core/consensus/block.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Evidence } from '../../../core/consensus/evidence.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { Violation } from '../../../core/consensus/violation.ts';
import { EventFan } from '../eventFan.ts';
import { EvidenceCollector } from './evidenceCollector.ts';
import { Ledger } from './ledger.ts';
import type { LivenessBounds, Monitor, MonitorPlace } from './monitor.ts';
import { NodeViews } from './nodeViews.ts';
import type { ProofCourt } from './proofDesk.ts';
import { findMonitor, monitors } from './registry.ts';

/** Violations that are kept of one monitor: a broken run would tell the same thing for ever. */
const MOST_VIOLATIONS = 16;

export interface MonitorsConfig {
  readonly protocol: Protocol;
  readonly committee: Committee;
  /** Numbers of the nodes that keep to the protocol. */
  readonly honest: readonly number[];
  readonly liveness?: LivenessBounds;
  /** Names of the monitors; all that fit the protocol where left out. */
  readonly only?: readonly string[];
  /**
   * Which violation ends the run: `any`, that of `agreement` only, or `none`. Where it is left out: any while the
   * committee bears its faulty nodes, for then each is a fault of the protocol; agreement alone where it does not, so that
   * one sees what comes of the others.
   */
  readonly stopOn?: 'any' | 'agreement' | 'none';
}

/**
 * Watches the honest nodes of a chain while it runs, and collects evidence against the others from what the honest ones
 * received. It never changes what happens, but may end the run. Nothing is done for messages that a node is given again. It must hear
 * of the run from its beginning: what a node had received before would be missing from what it is judged by.
 */
export class Monitors implements ConsensusEvents {
  readonly protocol: Protocol;
  readonly committee: Committee;
  readonly honest: readonly number[];
  /** The monitors that watch this run. */
  readonly watching: readonly Monitor[];
  readonly violations: Violation[] = [];
  stopReason: string | undefined;
  readonly #ledger: Ledger;
  readonly #collector: EvidenceCollector;
  readonly #fan: EventFan;
  readonly #isHonest: Uint8Array;
  /** By node: the epoch that it is in. */
  readonly #epochs: Int32Array;
  readonly #stopOn: 'any' | 'agreement' | 'none';
  #views: NodeViews | undefined;
  #verify: (message: SignedMessage) => boolean = () => true;
  /** A message that its node has not yet judged: it is taken in with the next event, when the node has verified it. */
  #pending: SignedMessage | undefined;
  #pendingNode = 0;

  /** @throws BaseError CONFIG_INVALID_VALUE for a name in `only` that no monitor has. */
  constructor(config: MonitorsConfig) {
    const { protocol, committee, honest } = config;
    this.protocol = protocol;
    this.committee = committee;
    this.honest = honest;
    this.#isHonest = Uint8Array.from({ length: committee.nodes }, (_, node) =>
      honest.includes(node) ? 1 : 0,
    );
    this.#epochs = new Int32Array(committee.nodes);
    this.#stopOn =
      config.stopOn ??
      (committee.nodes < protocol.leastNodes(committee.nodes - honest.length) ? 'agreement' : 'any');
    this.#collector = new EvidenceCollector(protocol, committee.nodes);
    this.#ledger = new Ledger({
      protocol,
      committee,
      verify: (message) => this.#verify(message),
      onVote: (vote, height) => this.#collector.add(vote, height),
    });
    const asked = config.only?.map(findMonitor) ?? monitors;
    const watches = asked
      .filter(({ rule }) => rule === undefined || protocol.rules?.includes(rule) === true)
      .map((monitor) => ({
        monitor,
        listener: monitor.watch(this.#placeOf(monitor, config.liveness ?? {})),
      }));
    this.watching = watches.filter(({ listener }) => listener !== undefined).map(({ monitor }) => monitor);
    this.#fan = new EventFan(watches.map(({ listener }) => listener).filter((each) => each !== undefined));
  }

  /** What two votes show against their signers, in the order in which it was found. */
  get evidence(): readonly Evidence[] {
    this.#settle();
    return this.#collector.evidence;
  }

  /** Numbers of the members whom the evidence names, ascending. */
  get culprits(): readonly number[] {
    this.#settle();
    return this.#collector.culprits;
  }

  /** Messages that carry the blocks between genesis and those that the evidence speaks of: they show the heights. */
  ancestorsOf({ messages }: Evidence): SignedMessage[] {
    return messages.flatMap((message) => this.#ledger.wayTo(this.#ledger.blockOf(message)));
  }

  /** What whoever judges the violations and the evidence must know. */
  get court(): ProofCourt {
    return { protocol: this.protocol, committee: this.committee, verify: this.#verify };
  }

  begins(verify: (message: SignedMessage) => boolean): void {
    this.#verify = verify;
  }

  received(node: number, message: SignedMessage, _from: number, _now: number, again: boolean): void {
    if (again || this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#pending = message;
    this.#pendingNode = node;
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#epochs[node] = epoch;
    this.#fan.beganEpoch(node, epoch, now);
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#fan.proposed(node, proposal, now);
    this.#takeIn(node, proposal, true);
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#fan.voted(node, vote, now);
    this.#takeIn(node, vote, true);
  }

  certified(node: number, block: Block, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#fan.certified(node, block, now);
  }

  finalised(node: number, block: Block, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#fan.finalised(node, block, now);
  }

  crashed(node: number, isDown: boolean, now: number): void {
    if (this.#isHonest[node] !== 1) return;
    this.#settle();
    this.#fan.crashed(node, isDown, now);
  }

  #settle(): void {
    const message = this.#pending;
    if (message === undefined) return;
    this.#pending = undefined;
    this.#takeIn(this.#pendingNode, message, false);
  }

  #takeIn(node: number, message: SignedMessage, isOwn: boolean): void {
    const worth = this.#ledger.worthOf(message, isOwn);
    this.#views?.takeIn(node, message, worth);
  }

  #placeOf(monitor: Monitor, liveness: LivenessBounds): MonitorPlace {
    const { protocol, committee, honest } = this;
    let reported = 0;
    return {
      protocol,
      committee,
      honest,
      liveness,
      ledger: this.#ledger,
      views: () => this.#viewsOfAll(),
      epochOf: (node) => this.#epochs[node],
      report: (what, node, time, proof) => {
        if (++reported > MOST_VIOLATIONS) return;
        const epoch = this.#epochs[node];
        this.violations.push({ monitor: monitor.name, what, node, epoch, time, proof });
        const isEnd = this.#stopOn === 'any' || this.#stopOn === monitor.name;
        if (isEnd) this.stopReason ??= `${monitor.name}: ${what}`;
      },
    };
  }

  #viewsOfAll(): NodeViews {
    this.#views ??= new NodeViews(this.#ledger, this.committee);
    return this.#views;
  }
}
