/** One measurement of a venue with or without its gate, in a process of its own: see `riskGate.bench.ts`. */
import { createInstrument } from '../../../src/core/models/createInstrument.ts';
import type { ActorContext } from '../../../src/core/models/ports/actor.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import type { RiskConfig, RiskLimits } from '../../../src/market/exchange/risk/riskConfig.ts';
import { VenueActor } from '../../../src/market/exchange/venue.ts';
import { generateWorkload } from '../book/generator.ts';
import { MIXES } from '../book/mixes.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { CollectionCounter } from '../runner/collections.ts';
import { ACCOUNTS, VenueFlow } from './venueFlow.ts';

export type GateVariant = 'none' | 'no limits' | 'everything';

export interface GateJob {
  readonly variant: GateVariant;
  readonly messages: number;
}

export interface GateSample {
  readonly nsPerMessage: number;
  readonly trades: number;
  readonly rejects: number;
  readonly collections: number;
}

const WIDE = 2 ** 50;
/** Time units between two messages. */
const STEP = 10;

/** So wide that nothing is refused: every check runs to its end for every order. */
const EVERYTHING: RiskLimits = {
  collarPpm: 4_000_000,
  collarTicks: 100,
  maxOrderLots: 1_000_000,
  maxOrderNotionalMinor: WIDE,
  maxLongLots: WIDE,
  maxShortLots: WIDE,
  maxOpenOrders: 1_000_000,
  maxInstrumentOrders: 1_000_000,
  maxOpenNotionalMinor: WIDE,
  rateMessages: 1,
  rateInterval: 1,
  rateBurst: 1_000_000,
  duplicateWindow: STEP,
  creditLineMinor: WIDE,
  collateralPpm: 500_000,
};
const GATES: Readonly<Record<GateVariant, RiskConfig | undefined>> = {
  none: undefined,
  'no limits': {},
  everything: { limits: EVERYTHING },
};

/** A context that forgets what is sent and recorded. */
class SilentContext implements ActorContext {
  readonly self = 0;
  readonly rng = createRng(1, 'benchmark');
  readonly #clock = new Float64Array(1);

  get now(): number {
    return this.#clock[0];
  }

  advance(): void {
    this.#clock[0] += STEP;
  }

  send(): void {}
  sendBody(): void {}
  wakeAt(): void {}
  record(): void {}
  busyFor(): void {}
  stop(): void {}
}

function createVenue(risk: RiskConfig | undefined, symbols: number): VenueActor {
  return new VenueActor({
    instruments: Array.from({ length: symbols }, (_, i) =>
      createInstrument({ symbol: `S${i}`, currency: 'USD', currencyScale: 2, tickSize: '0.01' }),
    ),
    participants: Array.from({ length: ACCOUNTS }, (_, i) => ({ actor: 1 + i, cashMinor: 0 })),
    ...(risk === undefined ? {} : { risk }),
    createEngine: (events) => new MatchingEngine(events),
  });
}

function replay(venue: VenueActor, flow: VenueFlow): void {
  const ctx = new SilentContext();
  for (let i = 0; i < flow.count; i++) {
    const from = flow.open(i);
    ctx.advance();
    venue.receive(ctx, from, flow);
  }
}

const job = jobOfThisProcess<GateJob>();
const mix = MIXES.find(({ name }) => name === 'w1') ?? MIXES[0];
const flow = new VenueFlow(generateWorkload(mix, job.messages));
// A whole replay before lets the compiler finish.
replay(createVenue(GATES[job.variant], mix.symbols), flow);
const venue = createVenue(GATES[job.variant], mix.symbols);
const counter = new CollectionCounter();
counter.start();
const start = performance.now();
replay(venue, flow);
const nsPerMessage = ((performance.now() - start) * 1e6) / flow.count;
const collections = (await counter.stop()).count;
venue.check();
const { trades, rejects } = venue.counts;
answer({ nsPerMessage, trades, rejects, collections } satisfies GateSample);
