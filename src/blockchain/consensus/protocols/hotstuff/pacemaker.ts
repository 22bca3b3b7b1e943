import type { Committee } from '../../../../core/consensus/committee.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import { Alarm } from '../views/alarm.ts';
import { waitOf } from '../views/timeouts.ts';
import { ViewTally } from '../views/viewTally.ts';
import type { HotStuffSettings } from './settings.ts';

/** Tags of its wake-ups. */
const VIEW_IS_UP = 1;
const HAS_WAITED = 2;

/**
 * Keeps the nodes in one view for long enough (section 6 of the paper, which leaves open how). A certificate begins the next
 * view at once, so that the protocol goes at the speed of the network; a view without one ends when a quorum gave it up.
 */
export class Pacemaker {
  /** The present view; 0 before the first. */
  view = 0;
  /** The highest view with a certificate. */
  certifiedView = 0;
  /** The highest view that the node itself gave up. */
  ownGivenUp = 0;
  readonly #committee: Committee;
  readonly #settings: HotStuffSettings;
  readonly #givenUp: ViewTally;
  readonly #alarm = new Alarm(VIEW_IS_UP);
  /** Views that were given up since the last certificate. */
  #inRow = 0;
  /** When the present view began, on the node's clock. */
  #began = 0;

  constructor(committee: Committee, settings: HotStuffSettings) {
    this.#committee = committee;
    this.#settings = settings;
    this.#givenUp = new ViewTally(committee.nodes);
  }

  enter(env: ReplicaEnv, view: number): void {
    this.view = view;
    this.#began = env.now;
    if (view > this.#committee.lastEpoch) {
      this.#alarm.stop();
      return;
    }
    env.beganEpoch(view);
    this.#setAlarm(env);
    if (this.#settings.chain === 2 && this.certifiedView < view - 1)
      env.wakeAt(env.now + this.#committee.delta, HAS_WAITED);
  }

  /** True where the wake-up says that the present view has lasted long enough. */
  isUp(env: ReplicaEnv, tag: number): boolean {
    return tag === VIEW_IS_UP && this.#alarm.rings(env);
  }

  /** True where the certificate is of the present view or a later one, or of a higher view than all before. */
  certify(view: number): boolean {
    if (view <= this.certifiedView) return false;
    this.certifiedView = view;
    this.#inRow = 0;
    return true;
  }

  /** The node gives up a view, perhaps again. */
  giveUp(env: ReplicaEnv, view: number): void {
    if (view > this.ownGivenUp) this.#inRow += 1;
    this.ownGivenUp = Math.max(this.ownGivenUp, view);
    this.#givenUp.raise(env.self, view);
    this.#setAlarm(env);
  }

  /** Another node gave up a view; false where that was known. */
  hear(node: number, view: number): boolean {
    return this.#givenUp.raise(node, view);
  }

  /** The highest view that an honest node gave up for certain. */
  heardOfByOne(): number {
    const { nodes, quorum } = this.#committee;
    return this.#givenUp.reachedBy(nodes - quorum + 1);
  }

  heardOfByQuorum(): number {
    return this.#givenUp.reachedBy(this.#committee.quorum);
  }

  isGivenUp(view: number): boolean {
    return this.heardOfByQuorum() >= view;
  }

  /** With two certificates a node may be locked on one that no quorum told of: the leader gives it time to be heard. */
  hasWaited(env: ReplicaEnv): boolean {
    return this.#settings.chain === 3 || env.now >= this.#began + this.#committee.delta;
  }

  #setAlarm(env: ReplicaEnv): void {
    this.#alarm.set(env, env.now + waitOf(this.#committee, this.#settings, this.#inRow));
  }

  snapshot(): PlainData {
    return {
      numbers: [this.view, this.certifiedView, this.ownGivenUp, this.#inRow, this.#began],
      givenUp: this.#givenUp.snapshot(),
      alarm: this.#alarm.snapshot(),
    };
  }

  restore(state: PlainData): void {
    const { numbers, givenUp, alarm } = state as { numbers: number[]; givenUp: Int32Array; alarm: PlainData };
    [this.view, this.certifiedView, this.ownGivenUp, this.#inRow, this.#began] = numbers;
    this.#givenUp.restore(givenUp);
    this.#alarm.restore(alarm);
  }
}
