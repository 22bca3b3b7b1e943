import { Listings } from '../../core/models/listings.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import { BUY, SELL } from '../../core/models/side.ts';
import type { ActorId, InstrumentId, SimTime } from '../../core/models/units.ts';
import { AgentSeries } from './agentSeries.ts';
import type { AgentChoice } from './chooseAgents.ts';
import type { InstrumentScale } from './instrumentScale.ts';
import type { KindIndex } from './kindIndex.ts';
import { KindSeries } from './kindSeries.ts';
import { Ledger } from './ledger.ts';
import { Marks } from './marks.ts';
import { ProfitFlows } from './profitFlows.ts';
import type { OrderLine } from './restingOrders.ts';
import type { RunSurvey } from './runSurvey.ts';
import { ShownHoldings } from './shownHoldings.ts';
import { TimeBuckets } from './timeBuckets.ts';

/** Samples of all agents: each takes a sort of them. */
const AGENT_SAMPLES = 200;

/** Follows the accounts of all agents over all instruments: positions, profits and who they came from. */
export class AccountProjection {
  readonly agentBuckets: TimeBuckets;
  readonly agents: AgentSeries;
  readonly kindSeries: KindSeries;
  readonly ledger: Ledger;
  readonly profitFlows: ProfitFlows;
  readonly #marks: Marks;

  constructor(
    manifest: RunManifest,
    survey: RunSurvey,
    scales: readonly InstrumentScale[],
    instrument: InstrumentId,
    choice: AgentChoice,
    kinds: KindIndex,
  ) {
    const { currency } = scales[instrument];
    const buckets = new TimeBuckets(survey.start, survey.end, AGENT_SAMPLES);
    const ledger = new Ledger(manifest.actors.length, scales, currency);
    const listings = new Listings(manifest);
    const marks = new Marks(manifest.instruments, listings);
    const holdings = new ShownHoldings(ledger, scales, listings.alike(instrument), instrument);
    this.agentBuckets = buckets;
    this.ledger = ledger;
    this.#marks = marks;
    this.profitFlows = new ProfitFlows(kinds, scales, currency);
    this.agents = new AgentSeries(buckets, ledger, choice, holdings, marks.values);
    this.kindSeries = new KindSeries(buckets, ledger, kinds, holdings, marks.values);
  }

  /** Called with the time of every line before anything of it is taken in. */
  advance(time: SimTime): void {
    this.agents.advance(time);
    this.kindSeries.advance(time);
  }

  fill(line: OrderLine, instrument: InstrumentId): void {
    const { account, side, price, quantity, reference } = line;
    const isMaker = line.event === EXECUTION_EVENT.filledMaker;
    this.settle(account, instrument, side, price, quantity, isMaker, reference);
    this.#marks.fill(instrument, price);
  }

  /** One side of a trade, the maker's first; a trade that goes back is the same with the sides turned. */
  settle(
    account: ActorId,
    instrument: InstrumentId,
    side: number,
    price: number,
    quantity: number,
    isMaker: boolean,
    trade: number,
  ): void {
    this.ledger.fill(account, instrument, side, price, quantity);
    if (isMaker) this.profitFlows.maker(account, trade);
    else this.profitFlows.taker(account, trade, instrument, side, price, quantity);
  }

  /** A position went for cash; whoever it was bought from has gained or lost at that price from then on. */
  settledInCash(account: ActorId, instrument: InstrumentId, lots: number, price: number): void {
    this.ledger.fill(account, instrument, lots > 0 ? SELL : BUY, price, Math.abs(lots));
    this.#marks.settled(instrument, price);
  }

  quote(instrument: InstrumentId, bid: number, ask: number): void {
    this.#marks.quote(instrument, bid, ask);
  }

  fee(account: ActorId, instrument: InstrumentId, fee: number): void {
    this.ledger.fee(account, instrument, fee);
    this.profitFlows.fee(account, instrument, fee);
  }

  finish() {
    this.agents.finish();
    this.kindSeries.finish();
    const { agentBuckets, agents, kindSeries, ledger, profitFlows } = this;
    return { agentBuckets, agents, kindSeries, ledger, profitFlows, marks: this.#marks.values };
  }
}
