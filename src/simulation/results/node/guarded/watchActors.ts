import type { Actor } from '../../../../core/models/ports/actor.ts';
import type { Kernel } from '../../../engine/kernel.ts';
import { WAKE } from '../../../engine/kindTable.ts';
import { DOING, type WatchBoard } from './watchBoard.ts';

/** Lets every actor of a world that has not started say on the board what it is about to do. The trace stays. */
export function watchActors(kernel: Kernel, board: WatchBoard): void {
  const { actors } = kernel.table;
  for (const [id, actor] of actors.entries()) actors[id] = watched(actor, id, kernel, board);
}

function watched(actor: Actor, id: number, kernel: Kernel, board: WatchBoard): Actor {
  const enter = (work: number) => board.enter(kernel.events, kernel.now, id, work);
  return {
    start(ctx) {
      enter(DOING.starting);
      actor.start(ctx);
    },
    receive(ctx, from, message) {
      enter(message.kind);
      actor.receive(ctx, from, message);
    },
    wake:
      actor.wake &&
      ((ctx, tag) => {
        enter(WAKE);
        actor.wake?.(ctx, tag);
      }),
    snapshot() {
      enter(DOING.telling);
      return actor.snapshot();
    },
    restore: (state) => actor.restore(state),
    hash:
      actor.hash &&
      (() => {
        enter(DOING.telling);
        return actor.hash?.() ?? 0;
      }),
  };
}
