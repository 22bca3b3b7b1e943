import { auctionHouseScenario } from './designs/auctionHouse.ts';
import { fbaVsContinuousScenario } from './designs/fbaVsContinuous.ts';
import { proRataVsFifoScenario } from './designs/proRataVsFifo.ts';
import { requestForQuoteScenario } from './designs/requestForQuote.ts';
import { marketScenario } from './market/scenario.ts';
import { darkAndLitScenario } from './markets/darkAndLit.ts';
import { marketsScenario } from './markets/scenario.ts';
import { twoVenuesScenario } from './markets/twoVenues.ts';
import { predictionMarketScenario } from './predictionMarket/scenario.ts';
import { riskDeskScenario } from './riskDesk/scenario.ts';
import type { Scenario } from './scenario.ts';
import { openingAuctionScenario, tradingDayScenario, volatilityHaltScenario } from './tradingDay/scenario.ts';
import { ziScenario } from './zi/scenario.ts';

/** Every scenario that comes with the program, in the order of lists. */
export const scenarios: readonly Scenario[] = [
  ziScenario,
  marketScenario,
  marketsScenario,
  twoVenuesScenario,
  darkAndLitScenario,
  riskDeskScenario,
  tradingDayScenario,
  openingAuctionScenario,
  volatilityHaltScenario,
  fbaVsContinuousScenario,
  proRataVsFifoScenario,
  auctionHouseScenario,
  predictionMarketScenario,
  requestForQuoteScenario,
] as unknown as Scenario[];
