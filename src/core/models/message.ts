import type { PlainData } from './plainData.ts';

/** Numeric fields that one message can carry. */
export const PAYLOAD_FIELDS = 10;

/**
 * A registered kind of message with its declared layout.
 *
 * A *hot* kind carries up to {@link PAYLOAD_FIELDS} numbers in the order of `fields`; a *cold* kind carries one
 * plain-data body in canonical encoding. Hashing, logging, snapshots and transfer between threads all follow
 * this one declaration. Field names are also properties of the kind, holding the field's index:
 * `message.get(NewOrder.price)`.
 */
export interface MessageKind<Field extends string = string> {
  /** Number of the kind on the wire: 1 to 1023, never reused. 0 is the kernel's wake-up. */
  readonly id: number;
  readonly name: string;
  readonly fields: readonly Field[];
  readonly cold: boolean;
}

export type HotKind<Field extends string> = MessageKind<Field> & { readonly [F in Field]: number };

/**
 * What a receiver is handed: a reused view on the kernel's columns. It is valid until the handler returns;
 * a handler copies what it keeps.
 */
export interface Message {
  readonly kind: number;
  /** The numeric field at `index` (see the kind's own properties). */
  get(index: number): number;
  /** The body of a cold message, decoded afresh, so that no two actors share an object. */
  body(): PlainData;
}

const kindsById: (MessageKind | undefined)[] = [];

function register(kind: MessageKind): void {
  const taken = kindsById[kind.id];
  if (taken !== undefined && taken.name !== kind.name) {
    throw new RangeError(`message kind ${kind.id} is declared twice: ${taken.name} and ${kind.name}`);
  }
  kindsById[kind.id] = kind;
}

/** Declares a kind with numeric fields, in wire order. */
export function defineMessage<const Field extends string>(
  id: number,
  name: string,
  fields: readonly Field[],
): HotKind<Field> {
  if (fields.length > PAYLOAD_FIELDS) throw new RangeError(`${name} has more than ${PAYLOAD_FIELDS} fields`);
  const indexOfField = Object.fromEntries(fields.map((field, index) => [field, index]));
  const kind = Object.freeze({ ...indexOfField, id, name, fields, cold: false }) as HotKind<Field>;
  register(kind);
  return kind;
}

/** Declares a kind whose body is plain data. */
export function defineColdMessage(id: number, name: string): MessageKind<never> {
  const kind = Object.freeze({ id, name, fields: [], cold: true });
  register(kind);
  return kind;
}

/** The declaration of a kind by its number, or undefined. */
export function messageKind(id: number): MessageKind | undefined {
  return kindsById[id];
}

/** Number of numeric fields of each kind, by its number: what hashing and logging walk. */
export function fieldCountOf(id: number): number {
  const kind = kindsById[id];
  if (kind === undefined) throw new RangeError(`unknown message kind ${id}`);
  return kind.fields.length;
}
