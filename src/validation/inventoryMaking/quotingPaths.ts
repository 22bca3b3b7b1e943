import { FundamentalChanged } from '../../core/models/messages/economics.ts';
import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import { RECORD_FACT } from '../../core/models/ports/recorder.ts';
import { BUY } from '../../core/models/side.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import { avellanedaStoikov } from '../../simulation/scenarios/presets/avellanedaStoikov.ts';

/** Most paths of one world; the paper's unit of price in ticks; the length of a path. */
const MOST_PATHS = 500;
const UNIT = 100_000;
const SECOND = 1_000_000_000;
/** The venue and the news come before it. */
const MAKER = 2;
const { filledMaker } = EXECUTION_EVENT;

/** What a maker ended each path with, in the paper's units. */
export interface QuotingPaths {
  readonly profits: Float64Array;
  readonly inventories: Float64Array;
}

/** Runs scenario `avellaneda-stoikov` for `paths` seconds in all, in worlds of 500 at most; the seeds are 0, 1, … */
export function quotingPaths(gamma: number, strategy: string, paths: number): QuotingPaths {
  const profits = new Float64Array(paths);
  const inventories = new Float64Array(paths);
  const [maker, clients] = avellanedaStoikov.settings.populations ?? [];
  const quoting = { ...maker.settings, gamma: gamma / UNIT, strategy };
  const each = Math.min(paths, MOST_PATHS);
  const values = { until: `${each}s`, populations: [{ ...maker, settings: quoting }, clients] };
  for (let world = 0; world * each < paths; world++) {
    const plan = planWorld(avellanedaStoikov.name, [{ source: 'validation', values }], world);
    const built = buildWorld(plan, { recorder: recorderOf(profits, inventories, world * each) });
    built.kernel.runUntil(built.until);
  }
  return { profits, inventories };
}

/** Adds up cash and position of each path, and values what is left at the public value of the path's end. */
function recorderOf(profits: Float64Array, inventories: Float64Array, first: number): Recorder {
  let [cash, position, path] = [0, 0, 0];
  return {
    write(recordClass, _events, time, _from, _to, kind, payload, base) {
      if (recordClass !== RECORD_FACT) return;
      if (kind === FundamentalChanged.id && time >= (path + 1) * SECOND) {
        profits[first + path] = (cash + position * payload[base + FundamentalChanged.value]) / UNIT;
        inventories[first + path] = position;
        [cash, position, path] = [0, 0, path + 1];
      } else if (kind === Execution.id && payload[base + Execution.account] === MAKER) {
        if (payload[base + Execution.event] !== filledMaker) return;
        const sign = payload[base + Execution.side] === BUY ? 1 : -1;
        position += sign;
        cash -= sign * payload[base + Execution.price];
      }
    },
    anchor() {},
  };
}
