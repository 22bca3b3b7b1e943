import type {
  EventSink,
  Mechanism,
  MechanismCommand,
  MechanismDepth,
} from '../../../src/core/models/ports/mechanism.ts';

/** What stands between a sound mechanism and its host. */
export interface Tampering {
  /** The command as the mechanism gets it. */
  readonly command?: (command: MechanismCommand) => MechanismCommand;
  /** What is told in place of what it tells. */
  readonly sink?: (out: EventSink) => Partial<EventSink>;
  readonly depth?: (depth: MechanismDepth) => MechanismDepth;
}

/** A mechanism that something was done to. */
export function tampered(inner: Mechanism, { command, sink, depth }: Tampering): Mechanism {
  const through = (out: EventSink): EventSink => (sink === undefined ? out : overridden(out, sink(out)));
  return {
    apply: (now, given, out) => inner.apply(now, command?.(given) ?? given, through(out)),
    advance: (now, out) => inner.advance(now, through(out)),
    nextTime: () => inner.nextTime(),
    depth: (instrument) => depth?.(inner.depth(instrument)) ?? inner.depth(instrument),
    hash: () => inner.hash(),
    check: () => inner.check(),
    snapshot: () => inner.snapshot(),
    restore: (state) => inner.restore(state),
  };
}

function overridden(out: EventSink, changes: Partial<EventSink>): EventSink {
  const plain: EventSink = {
    rejected: (...event) => out.rejected(...event),
    accepted: (...event) => out.accepted(...event),
    filled: (...event) => out.filled(...event),
    rested: (...event) => out.rested(...event),
    reduced: (...event) => out.reduced(...event),
    cancelled: (...event) => out.cancelled(...event),
    replaced: (...event) => out.replaced(...event),
    announced: (notice) => out.announced?.(notice),
  };
  return { ...plain, ...changes };
}
