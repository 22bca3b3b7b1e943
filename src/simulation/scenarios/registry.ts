import { fbaVsContinuousScenario } from './designs/fbaVsContinuous.ts';
import { marketScenario } from './market/scenario.ts';
import { marketsScenario } from './markets/scenario.ts';
import { riskDeskScenario } from './riskDesk/scenario.ts';
import type { Scenario } from './scenario.ts';
import { openingAuctionScenario, tradingDayScenario, volatilityHaltScenario } from './tradingDay/scenario.ts';
import { ziScenario } from './zi/scenario.ts';

/** Every scenario that comes with the program, in the order of lists. */
export const scenarios: readonly Scenario[] = [
  ziScenario,
  marketScenario,
  marketsScenario,
  riskDeskScenario,
  tradingDayScenario,
  openingAuctionScenario,
  volatilityHaltScenario,
  fbaVsContinuousScenario,
] as unknown as Scenario[];
