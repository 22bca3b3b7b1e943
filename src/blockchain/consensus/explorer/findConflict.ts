import type { AbstractRun } from './abstractRun.ts';

/** A node, what it must be shown to see a block final, and that block. */
export interface FinalView {
  readonly node: number;
  /** Blocks to show as notarised, one bit each. */
  readonly view: number;
  /** The block that makes `final` final; it is known, and notarised where its bit is in the view. */
  readonly third: number;
  readonly final: number;
}

/** Blocks that are final to whoever sees everything, by the block that makes them so; 0 for none. */
const finalBy = new Int32Array(32);

/** Looks what is final to whoever sees everything: true where anything but genesis is. */
export function finalises(run: AbstractRun): boolean {
  let any = false;
  run.lookAtAll();
  for (let third = 1; third < run.size; third++) {
    finalBy[third] = run.setting.rules.finalBy(run, third) ?? 0;
    any ||= finalBy[third] !== 0;
  }
  return any;
}

/** True where two notarised blocks lie on no common chain. */
export function forks(run: AbstractRun): boolean {
  for (let one = 1; one < run.size; one++)
    for (let other = 1; other < one; other++) {
      const both = (1 << one) | (1 << other);
      if ((run.notarisable & both) === both && run.conflicts(one, other)) return true;
    }
  return false;
}

/** Two honest nodes that can be shown chains that part, each final; undefined where there are none. */
export function findConflict(run: AbstractRun): readonly [FinalView, FinalView] | undefined {
  if (!finalises(run)) return undefined;
  for (let one = 1; one < run.size; one++)
    for (let other = 1; other < one; other++) {
      if (finalBy[one] === 0 || finalBy[other] === 0 || !run.conflicts(finalBy[one], finalBy[other]))
        continue;
      const pair = shownApart(run, one, other, finalBy[one], finalBy[other]);
      if (pair !== undefined) return pair;
    }
  return undefined;
}

function shownApart(run: AbstractRun, one: number, other: number, oneFinal: number, otherFinal: number) {
  for (const node of run.honest) {
    const first = finalAt(run, node, one, oneFinal);
    if (first === undefined) continue;
    for (const another of run.honest) {
      const second = another === node ? undefined : finalAt(run, another, other, otherFinal);
      if (second !== undefined) return [first, second] as const;
    }
  }
  return undefined;
}

/** The least that a node must be shown so that `third` makes `final` final there. */
function finalAt(run: AbstractRun, node: number, third: number, final: number): FinalView | undefined {
  const below = run.chains[run.parents[third]];
  const chain = run.chains[third];
  for (const view of [0, below, chain, run.notarisable]) {
    if ((view & ~run.notarisable) !== 0) continue;
    run.look(node, view);
    if (run.setting.rules.finalBy(run, third) === final) return { node, view, third, final };
  }
  return undefined;
}
