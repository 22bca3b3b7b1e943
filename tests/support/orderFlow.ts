import fc from 'fast-check';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  ReplaceOrder,
} from '../../src/core/models/messages/orderEntry.ts';
import type { FakeMessage } from './fakeContext.ts';
import { FakeMessage as Mail } from './fakeContext.ts';

/** One command of a random participant, before its client order ids are known. */
export interface FlowCommand {
  readonly from: number;
  readonly action: 'new' | 'cancel' | 'replace' | 'massCancel';
  readonly instrument: number;
  readonly side: number;
  readonly orderType: number;
  readonly timeInForce: number;
  readonly price: number;
  readonly quantity: number;
  readonly flags: number;
  /** Which of the sender's earlier ids a cancel or replace names, counted back from the last. */
  readonly back: number;
}

const NARROW = 6;

/** Commands that meet often: few prices, few traders, every flag. Some are refused. */
export function flowCommand(traders: number, instruments: number): fc.Arbitrary<FlowCommand> {
  return fc.record({
    from: fc.integer({ min: 1, max: traders }),
    action: fc.constantFrom('new', 'new', 'new', 'cancel', 'replace', 'new', 'replace', 'massCancel'),
    instrument: fc.nat({ max: instruments - 1 }),
    side: fc.nat({ max: 1 }),
    orderType: fc.constantFrom(0, 0, 0, 0, 1),
    timeInForce: fc.constantFrom(0, 0, 0, 0, 1, 2),
    price: fc.integer({ min: 100, max: 100 + NARROW }),
    quantity: fc.integer({ min: 0, max: 20 }),
    flags: fc.nat({ max: 10 }),
    back: fc.nat({ max: 8 }),
  });
}

/** Turns commands into messages, giving ids as a trader would. */
export class FlowWriter {
  readonly #lastIds = new Map<number, number>();

  message(command: FlowCommand): FakeMessage {
    const last = this.#lastIds.get(command.from) ?? 0;
    const { instrument, side, orderType, timeInForce, price, quantity, flags, back } = command;
    const named = Math.max(1, last - back);
    if (command.action === 'cancel') return new Mail(CancelOrder.id, [named]);
    if (command.action === 'massCancel') return new Mail(MassCancel.id, [back === 0 ? -1 : instrument]);
    this.#lastIds.set(command.from, last + 1);
    if (command.action === 'replace') return new Mail(ReplaceOrder.id, [last + 1, named, price, quantity]);
    return new Mail(NewOrder.id, [
      last + 1,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
    ]);
  }
}
