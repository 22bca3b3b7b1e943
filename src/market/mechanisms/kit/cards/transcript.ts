import type { Mechanism, MechanismDepth } from '../../../../core/models/ports/mechanism.ts';
import { Player } from '../play.ts';
import type { Step } from '../step.ts';

/** What a mechanism told in answer to one step, and how it stands then. */
interface Answer {
  readonly lines: readonly string[];
  readonly depth: readonly MechanismDepth[];
  readonly hash: number;
}

/** Plays the steps and notes every answer. */
export function transcribe(player: Player, steps: readonly Step[], instruments: number): Answer[] {
  const answers: Answer[] = [];
  let told = player.mirror.lines.length;
  player.play(steps, () => {
    const { mechanism, mirror } = player;
    const lines = mirror.lines.slice(told);
    told = mirror.lines.length;
    answers.push({ lines, depth: depths(mechanism, instruments), hash: mechanism.hash() });
  });
  return answers;
}

function depths(mechanism: Mechanism, instruments: number): MechanismDepth[] {
  return Array.from({ length: instruments }, (_, instrument) => mechanism.depth(instrument));
}

/** The first answer that differs, in words, or undefined. The hash is left out where two programs are compared. */
export function firstDifference(
  one: readonly Answer[],
  other: readonly Answer[],
  withHash: boolean,
): { readonly place: number; readonly what: string } | undefined {
  for (const [place, answer] of one.entries()) {
    const what = difference(answer, other[place], withHash);
    if (what !== undefined) return { place, what };
  }
  return undefined;
}

function difference(a: Answer, b: Answer | undefined, withHash: boolean): string | undefined {
  const told = a.lines.join('; ');
  const otherTold = b?.lines.join('; ');
  if (told !== otherTold) return `tells [${told}] and [${otherTold}]`;
  if (JSON.stringify(a.depth) !== JSON.stringify(b?.depth)) {
    return `shows ${JSON.stringify(a.depth)} and ${JSON.stringify(b?.depth)}`;
  }
  return withHash && a.hash !== b?.hash ? `has hashes ${a.hash} and ${b?.hash}` : undefined;
}

/** A player of a fresh mechanism. */
export function fresh(create: () => Mechanism): Player {
  return new Player(create());
}
