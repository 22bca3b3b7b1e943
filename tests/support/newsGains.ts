import { FundamentalChanged } from '../../src/core/models/messages/economics.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import type { Recorder } from '../../src/core/models/ports/recorder.ts';
import { BUY } from '../../src/core/models/side.ts';

/** What each account has gained by its trades, in ticks, each valued at the common value of its moment. */
export class NewsGains implements Recorder {
  /** By account, as it passed (maker) and as it took (taker). */
  readonly passive: number[] = [];
  readonly active: number[] = [];
  readonly takes: number[] = [];
  #value = 0;

  write(
    _recordClass: number,
    _events: number,
    _time: number,
    _from: number,
    _to: number,
    kind: number,
    payload: Float64Array,
    base: number,
  ): void {
    if (kind === FundamentalChanged.id) this.#value = payload[base + FundamentalChanged.value];
    if (kind !== Execution.id) return;
    const event = payload[base + Execution.event];
    const isMaker = event === EXECUTION_EVENT.filledMaker;
    if (!isMaker && event !== EXECUTION_EVENT.filledTaker) return;
    const account = payload[base + Execution.account];
    const sign = payload[base + Execution.side] === BUY ? 1 : -1;
    const gain = sign * (this.#value - payload[base + Execution.price]) * payload[base + Execution.quantity];
    const gains = isMaker ? this.passive : this.active;
    gains[account] = (gains[account] ?? 0) + gain;
    if (!isMaker) this.takes[account] = (this.takes[account] ?? 0) + 1;
  }

  anchor(): void {}

  of(account: number): number {
    return (this.passive[account] ?? 0) + (this.active[account] ?? 0);
  }
}
