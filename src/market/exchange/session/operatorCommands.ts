import type { Message } from '../../../core/models/message.ts';
import { ALL_INSTRUMENTS } from '../../../core/models/messages/orderEntry.ts';
import {
  BustTrade,
  CorrectTrade,
  HaltTrading,
  OperatorAnswer,
  ResumeTrading,
} from '../../../core/models/messages/session.ts';
import { PHASE, PHASE_REASON } from '../../../core/models/phase.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import { isWhole } from '../entry/door.ts';
import type { PhaseClock } from './phaseClock.ts';
import type { TradeBusts } from './tradeBusts.ts';

export interface OperatorParts {
  readonly operator: ActorId | undefined;
  readonly instruments: number;
  readonly clock: PhaseClock;
  readonly busts: TradeBusts;
}

/** What to do on a command; its first field is what the command is about. */
type Command = (ctx: ActorContext, message: Message) => number;

/** The operator's desk: each command is obeyed or refused with a code, and answered either way. */
export class OperatorCommands {
  readonly #parts: OperatorParts;
  readonly #commands: ReadonlyMap<number, Command>;

  constructor(parts: OperatorParts) {
    this.#parts = parts;
    const { busts, clock } = parts;
    this.#commands = new Map<number, Command>([
      [HaltTrading.id, (ctx, message) => this.#each(message.get(0), (id) => this.#halt(ctx, id))],
      [ResumeTrading.id, (ctx, message) => this.#each(message.get(0), (id) => resume(ctx, clock, id))],
      [BustTrade.id, (ctx, message) => busts.bust(ctx, message.get(BustTrade.tradeId))],
      [
        CorrectTrade.id,
        (ctx, message) =>
          busts.correct(ctx, message.get(CorrectTrade.tradeId), message.get(CorrectTrade.price)),
      ],
    ]);
  }

  /** False where the message is no operator's command. */
  receive(ctx: ActorContext, from: ActorId, message: Message): boolean {
    const command = this.#commands.get(message.kind);
    if (command === undefined) return false;
    const code = from === this.#parts.operator ? command(ctx, message) : REJECT_CODE.notOperator;
    if (from >= 0) ctx.send(from, OperatorAnswer.id, message.kind, message.get(0), code);
    return true;
  }

  /** With `ALL_INSTRUMENTS` those that the command does not fit are passed over, unless it fits none. */
  #each(instrument: number, act: (id: InstrumentId) => number): number {
    const { instruments } = this.#parts;
    if (!isWhole(instrument, ALL_INSTRUMENTS, instruments - 1)) return REJECT_CODE.unknownInstrument;
    if (instrument !== ALL_INSTRUMENTS) return act(instrument);
    let done = false;
    for (let id = 0; id < instruments; id++) done = act(id) === 0 || done;
    return done ? 0 : REJECT_CODE.wrongPhaseForCommand;
  }

  #halt(ctx: ActorContext, instrument: InstrumentId): number {
    const { clock } = this.#parts;
    const phase = clock.phaseOf(instrument);
    if (phase === PHASE.closed || phase === PHASE.halt) return REJECT_CODE.wrongPhaseForCommand;
    clock.interrupt(ctx, instrument, PHASE.halt, PHASE_REASON.operator, 0, 0);
    return 0;
  }
}

function resume(ctx: ActorContext, clock: PhaseClock, instrument: InstrumentId): number {
  if (clock.phaseOf(instrument) !== PHASE.halt) return REJECT_CODE.wrongPhaseForCommand;
  clock.resume(ctx, instrument);
  return 0;
}
