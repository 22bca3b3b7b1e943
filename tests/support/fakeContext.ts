import { fieldCountOf, type Message, messageKind } from '../../src/core/models/message.ts';
import type { PlainData } from '../../src/core/models/plainData.ts';
import type { ActorContext } from '../../src/core/models/ports/actor.ts';
import { createRng } from '../../src/core/utils/rng.ts';

/** A message or a fact that stays: unlike the kernel's view it may be kept. */
export class FakeMessage implements Message {
  readonly kind: number;
  readonly values: readonly number[];
  readonly data: PlainData | undefined;

  constructor(kind: number, values: readonly number[], data?: PlainData) {
    this.kind = kind;
    this.values = values;
    this.data = data;
  }

  get(index: number): number {
    return this.values[index] ?? 0;
  }

  body(): PlainData {
    return structuredClone(this.data) as PlainData;
  }

  /** `order-filled {clientOrderId: 1, …}`: what a failed test shows. */
  get text(): string {
    const kind = messageKind(this.kind);
    const fields = kind?.fields.map((field, index) => `${field}: ${this.get(index)}`).join(', ');
    return `${kind?.name} {${fields}}`;
  }
}

export interface Sent {
  readonly from: number;
  readonly to: number;
  readonly message: FakeMessage;
}

/** A context without a kernel: keeps what is sent and recorded, cut to the declared fields as the kernel does. */
export class FakeContext implements ActorContext {
  now = 0;
  self: number;
  readonly rng = createRng(1, 'fake');
  readonly sent: Sent[] = [];
  readonly facts: FakeMessage[] = [];
  readonly wakes: { readonly time: number; readonly tag: number }[] = [];

  constructor(self = 0) {
    this.self = self;
  }

  send(to: number, kind: number, ...values: number[]): void {
    this.sent.push({ from: this.self, to, message: new FakeMessage(kind, fieldsOf(kind, values)) });
  }

  sendBody(to: number, kind: number, body: PlainData): void {
    this.sent.push({
      from: this.self,
      to,
      message: new FakeMessage(kind, [], structuredClone(body) as PlainData),
    });
  }

  wakeAt(time: number, tag: number): void {
    this.wakes.push({ time, tag });
  }

  record(kind: number, ...values: number[]): void {
    this.facts.push(new FakeMessage(kind, fieldsOf(kind, values)));
  }

  busyFor(): void {}

  stop(): void {}

  /** What was sent since the last call. */
  take(): Sent[] {
    return this.sent.splice(0);
  }
}

function fieldsOf(kind: number, values: readonly number[]): number[] {
  return Array.from({ length: fieldCountOf(kind) }, (_, index) => (values[index] ?? 0) + 0);
}
