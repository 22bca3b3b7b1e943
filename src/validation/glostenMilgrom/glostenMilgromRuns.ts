import { PositionSettled } from '../../core/models/messages/economics.ts';
import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import { RECORD_FACT } from '../../core/models/ports/recorder.ts';
import { BUY, SELL } from '../../core/models/side.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import {
  GLOSTEN_MILGROM_ACTORS,
  glostenMilgromScenario,
} from '../../simulation/scenarios/theory/glostenMilgrom.ts';

const ROUNDS = 100;
const SECONDS = 30;
/** The value is 0 or 1 in these units. */
const LOW = 1_000_000;
const RANGE = 1_000_000;
const { accepted, filledMaker } = EXECUTION_EVENT;

/** What happened in one security, in units in which its value is 0 or 1. */
export interface DealerRound {
  /** The first quotes, by side. */
  readonly quotes: number[];
  /** Trade prices in their order. */
  readonly prices: number[];
  value: number;
  /** The dealer's cash in trades and its position. */
  cash: number;
  position: number;
}

/** Runs scenario `glosten-milgrom` until there are `rounds` rounds, a whole number of hundreds; the seeds are 0, 1, … */
export function dealerRounds(informedShare: number, rounds: number): DealerRound[] {
  const list: DealerRound[] = [];
  const until = `${(ROUNDS + 0.5) * SECONDS}s`;
  const values = [{ value: LOW }, { value: LOW + RANGE }];
  for (let world = 0; world * ROUNDS < rounds; world++) {
    const settings = { until, informedShare, values, round: `${SECONDS}s` };
    const plan = planWorld(glostenMilgromScenario.name, [{ source: 'validation', values: settings }], world);
    const own = Array.from({ length: ROUNDS }, emptyRound);
    const built = buildWorld(plan, { recorder: recorderOf(own) });
    built.kernel.runUntil(built.until);
    list.push(...own);
  }
  return list.filter(({ value }) => !Number.isNaN(value));
}

/** A round whose value is only known where somebody held a position at its end. */
function emptyRound(): DealerRound {
  return { quotes: [0, 0], prices: [], value: Number.NaN, cash: 0, position: 0 };
}

function recorderOf(rounds: readonly DealerRound[]): Recorder {
  return {
    write(recordClass, _events, _time, _from, _to, kind, payload, base) {
      if (recordClass !== RECORD_FACT) return;
      const read = (field: number) => payload[base + field];
      if (kind === PositionSettled.id) {
        rounds[read(PositionSettled.instrument)].value = inUnits(read(PositionSettled.price));
      } else if (kind === Execution.id && read(Execution.account) === GLOSTEN_MILGROM_ACTORS.dealer) {
        takeIn(rounds[read(Execution.instrument)], read);
      }
    },
    anchor() {},
  };
}

/** A line of the dealer's. */
function takeIn(round: DealerRound, read: (field: number) => number): void {
  const event = read(Execution.event);
  const side = read(Execution.side);
  const price = inUnits(read(Execution.price));
  if (event === accepted && round.prices.length === 0) round.quotes[side] = price;
  if (event !== filledMaker) return;
  round.prices.push(price);
  round.cash += side === SELL ? price : -price;
  round.position += side === BUY ? 1 : -1;
}

const inUnits = (ticks: number) => (ticks - LOW) / RANGE;
