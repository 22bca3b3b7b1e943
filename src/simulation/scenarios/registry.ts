import { hotstuffScenario } from './consensus/hotstuff.ts';
import { longestChainScenario } from './consensus/longestChain.ts';
import { pbftScenario } from './consensus/pbft.ts';
import { streamletScenario } from './consensus/streamlet.ts';
import { auctionHouseScenario } from './designs/auctionHouse.ts';
import { fbaVsContinuousScenario } from './designs/fbaVsContinuous.ts';
import { proRataVsFifoScenario } from './designs/proRataVsFifo.ts';
import { requestForQuoteScenario } from './designs/requestForQuote.ts';
import { godeSunderScenario } from './experiments/godeSunder.ts';
import { zipScenario } from './experiments/zip.ts';
import { marketScenario } from './market/scenario.ts';
import { marketsScenario } from './markets/scenario.ts';
import { predictionMarketScenario } from './predictionMarket/scenario.ts';
import { avellanedaStoikov } from './presets/avellanedaStoikov.ts';
import { chiarellaIori } from './presets/chiarellaIori.ts';
import { darkAndLit } from './presets/darkAndLit.ts';
import { flashCrash } from './presets/flashCrash.ts';
import { hawkes } from './presets/hawkes.ts';
import { metaorders } from './presets/metaorders.ts';
import { mikeFarmer } from './presets/mikeFarmer.ts';
import { presetScenario } from './presets/preset.ts';
import { replayMarket } from './presets/replayMarket.ts';
import { rmsc04 } from './presets/rmsc04.ts';
import { smithFarmer } from './presets/smithFarmer.ts';
import { twoVenues } from './presets/twoVenues.ts';
import { randomAgentsScenario } from './randomAgents/scenario.ts';
import { riskDeskScenario } from './riskDesk/scenario.ts';
import type { Scenario } from './scenario.ts';
import { glostenMilgromScenario } from './theory/glostenMilgrom.ts';
import { kyleScenario } from './theory/kyle.ts';
import { openingAuctionScenario, tradingDayScenario, volatilityHaltScenario } from './tradingDay/scenario.ts';
import { ziScenario } from './zi/scenario.ts';

/** Every scenario that comes with the program, in the order of lists. */
export const scenarios: readonly Scenario[] = [
  ziScenario,
  marketScenario,
  marketsScenario,
  presetScenario(twoVenues),
  presetScenario(darkAndLit),
  presetScenario(rmsc04),
  presetScenario(smithFarmer),
  presetScenario(mikeFarmer),
  presetScenario(hawkes),
  riskDeskScenario,
  tradingDayScenario,
  openingAuctionScenario,
  volatilityHaltScenario,
  fbaVsContinuousScenario,
  proRataVsFifoScenario,
  auctionHouseScenario,
  predictionMarketScenario,
  requestForQuoteScenario,
  godeSunderScenario,
  zipScenario,
  presetScenario(chiarellaIori),
  presetScenario(metaorders),
  presetScenario(flashCrash),
  randomAgentsScenario,
  kyleScenario,
  glostenMilgromScenario,
  presetScenario(replayMarket),
  presetScenario(avellanedaStoikov),
  streamletScenario,
  pbftScenario,
  hotstuffScenario,
  longestChainScenario,
] as unknown as Scenario[];
