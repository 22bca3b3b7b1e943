import { BaseError } from '../../../core/utils/errors.ts';
import type { BookEngine, BookEvents } from '../book/bookEngine.ts';
import { ProtectedEngine } from './protectedEngine.ts';
import { ProtectedEvents } from './protectedEvents.ts';
import { ProtectedQuotes } from './protectedQuotes.ts';
import type { ProtectionConfig } from './protectionConfig.ts';

/** A venue's protection of the quotes of others: the quotes, and the book that heeds them. */
export class TradeThroughProtection {
  readonly quotes: ProtectedQuotes;
  readonly #config: ProtectionConfig;
  #engine!: ProtectedEngine;

  constructor(instruments: number, config: ProtectionConfig) {
    this.quotes = new ProtectedQuotes(instruments, config.feeds);
    this.#config = config;
  }

  /**
   * Stands before the book that `create` makes.
   *
   * @throws BaseError CONFIG_INVALID_VALUE where that trades other than at an order's arrival.
   */
  guard(create: (events: BookEvents) => BookEngine, events: BookEvents): BookEngine {
    const heard = new ProtectedEvents(events);
    const inner = create(heard);
    const capabilities = inner.clock?.capabilities;
    if (capabilities !== undefined && capabilities.trading !== 'continuous') {
      throw new BaseError('CONFIG_INVALID_VALUE', 'a mechanism that trades by itself protects no quotes', {
        advice: 'Leave the protection out, or trade continuously.',
        facts: { path: 'protection' },
      });
    }
    this.#engine = new ProtectedEngine(inner, heard, this.quotes, this.#config);
    return this.#engine;
  }

  /** Says whether the order that comes next is an intermarket sweep order. */
  set isSweep(value: boolean) {
    this.#engine.isSweep = value;
  }
}
