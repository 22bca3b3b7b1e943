import type { Block } from '../../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import { NumberSet } from '../../../../core/consensus/numberSet.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';

/** Messages of distinct nodes. */
class Voters {
  readonly messages: SignedMessage[] = [];
  readonly #signers = new NumberSet();

  /** A node's second message counts for nothing. */
  add(message: SignedMessage): void {
    if (this.#signers.add(message.signer)) this.messages.push(message);
  }
}

/** What a node has been told of one block in one ballot. */
export interface Slot {
  readonly ballot: number;
  readonly block: Block;
  /** The pre-prepare and the prepares. */
  readonly prepares: Voters;
  readonly commits: Voters;
  /** The node itself has accepted the pre-prepare. */
  isAccepted: boolean;
  /** The predicate prepared of section 4.2. */
  isPrepared: boolean;
}

interface SavedSlot {
  readonly ballot: number;
  readonly prepares: readonly number[];
  readonly commits: readonly number[];
  readonly isAccepted: boolean;
  readonly isPrepared: boolean;
}

/** The log of section 4.1: messages by ballot, as long as they matter. */
export class Slots {
  /** By ballot; more than one where a primary or a backup speaks of two blocks. */
  readonly #slots = new Map<number, Slot[]>();

  of(ballot: number, block: Block): Slot {
    let slots = this.#slots.get(ballot);
    if (slots === undefined) {
      slots = [];
      this.#slots.set(ballot, slots);
    }
    for (const slot of slots) if (slot.block.hash === block.hash) return slot;
    const slot = {
      ballot,
      block,
      prepares: new Voters(),
      commits: new Voters(),
      isAccepted: false,
      isPrepared: false,
    };
    slots.push(slot);
    return slot;
  }

  /**
   * Forgets ballots up to a decided one: its certificate stands for all of them, which is what the checkpoints of section 4.3
   * are for.
   */
  forget(decided: number): void {
    for (const ballot of this.#slots.keys()) if (ballot <= decided) this.#slots.delete(ballot);
  }

  snapshot(): PlainData {
    const idsOf = ({ messages }: Voters) => messages.map(({ id }) => id);
    return [...this.#slots.values()].flat().map(({ ballot, prepares, commits, isAccepted, isPrepared }) => ({
      ballot,
      prepares: idsOf(prepares),
      commits: idsOf(commits),
      isAccepted,
      isPrepared,
    }));
  }

  restore(state: PlainData, archive: MessageArchive): void {
    this.#slots.clear();
    for (const { ballot, prepares, commits, isAccepted, isPrepared } of state as unknown as SavedSlot[]) {
      const slot = this.of(ballot, archive.get([...prepares, ...commits][0]).block as Block);
      for (const id of prepares) slot.prepares.add(archive.get(id));
      for (const id of commits) slot.commits.add(archive.get(id));
      slot.isAccepted = isAccepted;
      slot.isPrepared = isPrepared;
    }
  }
}
