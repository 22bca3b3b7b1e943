import { decodePlain } from '../../core/data/codec/decode.ts';
import type { Message } from '../../core/models/message.ts';
import * as messageConstants from '../../core/models/message.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import { assert } from '../../core/utils/assert.ts';
import type { MailStore } from './mailStore.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = messageConstants;

/** The one view that receivers are handed, pointed at one slot after the other. */
export class MessageView implements Message {
  kind = 0;
  readonly #mail: MailStore;
  #slot = 0;
  #base = 0;

  constructor(mail: MailStore) {
    this.#mail = mail;
  }

  show(slot: number, kind: number): void {
    this.#slot = slot;
    this.#base = slot * PAYLOAD_FIELDS;
    this.kind = kind;
  }

  get(index: number): number {
    return this.#mail.payload[this.#base + index];
  }

  body(): PlainData {
    const bytes = this.#mail.bodies[this.#slot];
    assert(bytes !== undefined, `message kind ${this.kind} has no body`);
    return decodePlain(bytes);
  }
}
