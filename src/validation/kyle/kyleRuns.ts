import { ValueAssigned } from '../../core/models/messages/economics.ts';
import { MarketNotice, NOTICE } from '../../core/models/messages/marketNotice.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import { RECORD_FACT } from '../../core/models/ports/recorder.ts';
import { BUY } from '../../core/models/side.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import { kyleScenario } from '../../simulation/scenarios/theory/kyle.ts';

/** Rounds of one world: a world of many securities is slow to build, one of few is soon over. */
const ROUNDS = 100;
const PRICE = 1_000_000;
const VALUE_DEVIATION = 100_000;
const NOISE_DEVIATION = 1000;

/**
 * Auctions of many rounds, by round and auction: what the insider knew, the net flow and the price, in units of the
 * standard deviations of value and noise, and what the insider gained by each round in units of their product.
 */
export interface KyleRuns {
  readonly rounds: number;
  readonly auctions: number;
  readonly values: Float64Array;
  readonly flows: Float64Array;
  readonly prices: Float64Array;
  readonly profits: Float64Array;
}

/** Runs scenario `kyle` until there are `rounds` rounds, a whole number of hundreds; the seeds are 0, 1, … */
export function kyleRuns(auctions: number, rounds: number, boldness = 1): KyleRuns {
  const cells = rounds * auctions;
  const runs = {
    rounds,
    auctions,
    values: new Float64Array(rounds),
    flows: new Float64Array(cells),
    prices: new Float64Array(cells),
    profits: new Float64Array(rounds),
  };
  const settings = {
    auctions,
    boldness,
    openingPrice: PRICE,
    valueDeviation: VALUE_DEVIATION,
    noiseDeviation: NOISE_DEVIATION,
    until: `${ROUNDS * auctions + 0.5}s`,
  };
  for (let world = 0; world * ROUNDS < rounds; world++) {
    const plan = planWorld(kyleScenario.name, [{ source: 'validation', values: settings }], world);
    const built = buildWorld(plan, { recorder: recorderOf(runs, world * ROUNDS) });
    built.kernel.runUntil(built.until);
  }
  return runs;
}

/** Takes the flows, prices and what the insider was worth out of what is journalled. */
function recorderOf({ auctions, values, flows, prices, profits }: KyleRuns, first: number): Recorder {
  const auction = new Int32Array(ROUNDS);
  const insider = new Float64Array(ROUNDS);
  return {
    write(recordClass, _events, _time, _from, _to, kind, payload, base) {
      if (recordClass !== RECORD_FACT) return;
      if (kind === ValueAssigned.id) {
        const round = payload[base + ValueAssigned.instrument];
        const lots = payload[base + ValueAssigned.quantity];
        insider[round] = payload[base + ValueAssigned.side] === BUY ? lots : -lots;
        values[first + round] = (payload[base + ValueAssigned.value] - PRICE) / VALUE_DEVIATION;
      } else if (kind === MarketNotice.id) {
        const round = payload[base + MarketNotice.instrument];
        const at = (first + round) * auctions + auction[round];
        if (payload[base + MarketNotice.code] === NOTICE.batchAsked) {
          const lots = payload[base + MarketNotice.quantity];
          flows[at] = (payload[base + MarketNotice.side] === BUY ? lots : -lots) / NOISE_DEVIATION;
          return;
        }
        prices[at] = (payload[base + MarketNotice.price] - PRICE) / VALUE_DEVIATION;
        profits[first + round] += (insider[round] / NOISE_DEVIATION) * (values[first + round] - prices[at]);
        auction[round] += 1;
        insider[round] = 0;
      }
    },
    anchor() {},
  };
}
