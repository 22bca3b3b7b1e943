import { declaredLayout } from '../../../../core/data/log/kindLayout.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { secondsText } from '../../eventText.ts';
import { DOING, type WatchBoard } from './watchBoard.ts';

/** What must be known of a world to say where in it nothing moves. */
export interface WatchedCast {
  readonly actors: readonly string[];
  readonly timeResolutionNs: number;
}

/**
 * RUN_STALLED, with who did what when nothing moved for `stallMs`.
 *
 * @param cast of the world, where it was built by then.
 * @param runDir where the run is kept.
 */
export function stalledError(
  board: WatchBoard,
  stallMs: number,
  cast: WatchedCast | undefined,
  runDir: string | undefined,
): BaseError {
  const { events, time, actor, work } = board;
  const name = cast?.actors[actor] ?? 'the world';
  const doing = workWords(work);
  const kept = runDir === undefined ? '' : ` ${runDir} is kept up to its last anchor, and verifies.`;
  const place =
    cast === undefined ? '' : ` (event ${events}, at ${secondsText(time, cast.timeResolutionNs)} s)`;
  const message = `nothing has moved for ${stallMs / 1000}s: ${name} was ${doing}${place}`;
  return new BaseError('RUN_STALLED', message, {
    facts: { actor: name, doing, events, time, runDir },
    advice: `Look for a loop without end there, or give it longer with --stall-timeout.${kept}`,
  });
}

/** PLUGIN_FAILED: a thread with plug-ins ended although nobody had asked it to. */
export function endedUnasked(code: number): BaseError {
  return new BaseError('PLUGIN_FAILED', `a plug-in ended the thread of the world with code ${code}`, {
    advice: 'Leave process.exit out of plug-ins: an actor ends a run with ctx.stop.',
    facts: { code },
  });
}

function workWords(work: number): string {
  if (work === DOING.building) return 'being built';
  if (work === DOING.starting) return 'starting';
  if (work === DOING.telling) return 'telling its state';
  if (work === DOING.resting) return 'between two events';
  return `handling ${work === 0 ? 'a wake-up' : (declaredLayout(work)?.name ?? `kind ${work}`)}`;
}
