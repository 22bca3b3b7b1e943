import type { AgentDefinition } from '../../../market/agents/defineAgent.ts';
import { economicsAgents } from '../../../market/agents/economics/economicsAgents.ts';
import { metaorderAgent } from '../../../market/agents/execution/metaorderAgent.ts';
import { informedAgents } from '../../../market/agents/informed/informedAgents.ts';
import { inventoryMakingAgents } from '../../../market/agents/inventoryMaking/makerAgents.ts';
import { arbitrageurAgent } from '../../../market/agents/kinds/arbitrageurAgent.ts';
import { auctionBidderAgent } from '../../../market/agents/kinds/auctionBidderAgent.ts';
import { auctionSellerAgent } from '../../../market/agents/kinds/auctionSellerAgent.ts';
import { darkSeekerAgent } from '../../../market/agents/kinds/darkSeekerAgent.ts';
import { hftMakerAgent } from '../../../market/agents/kinds/hftMakerAgent.ts';
import { hftSniperAgent } from '../../../market/agents/kinds/hftSniperAgent.ts';
import { investorAgent } from '../../../market/agents/kinds/investorAgent.ts';
import { marketMakerAgent } from '../../../market/agents/kinds/marketMakerAgent.ts';
import { momentumAgent } from '../../../market/agents/kinds/momentumAgent.ts';
import { rfqClientAgent } from '../../../market/agents/kinds/rfqClientAgent.ts';
import { rfqDealerAgent } from '../../../market/agents/kinds/rfqDealerAgent.ts';
import { routedTraderAgent } from '../../../market/agents/kinds/routedTraderAgent.ts';
import { sizeQuoterAgent } from '../../../market/agents/kinds/sizeQuoterAgent.ts';
import { zeroIntelligenceAgent } from '../../../market/agents/kinds/zeroIntelligenceAgent.ts';
import { intermediaryAgent } from '../../../market/agents/marketMaking/intermediaryAgent.ts';
import { volumeMakerAgent } from '../../../market/agents/marketMaking/volumeMakerAgent.ts';
import { hawkesAgent } from '../../../market/agents/orderFlow/hawkesAgent.ts';
import { mikeFarmerAgent } from '../../../market/agents/orderFlow/mikeFarmerAgent.ts';
import { smithFarmerAgent } from '../../../market/agents/orderFlow/smithFarmerAgent.ts';
import { recordedFlowAgent } from '../../../market/agents/recordedFlow/recordedFlowAgent.ts';
import { fcnAgent } from '../../../market/agents/trendFollowing/fcnAgent.ts';
import { crossoverAgent, meanReversionAgent } from '../../../market/agents/valueTrading/averageAgents.ts';
import { noiseAgent } from '../../../market/agents/valueTrading/noiseAgent.ts';
import { valueAgent } from '../../../market/agents/valueTrading/valueAgent.ts';
import { PartRegistry } from './partRegistry.ts';

/** What comes with the program, by what it is there for: the order of lists. */
const builtIn = {
  'Order flow': [zeroIntelligenceAgent, smithFarmerAgent, mikeFarmerAgent, hawkesAgent, recordedFlowAgent],
  'Value, trend and noise': [
    momentumAgent,
    crossoverAgent,
    meanReversionAgent,
    valueAgent,
    noiseAgent,
    fcnAgent,
    investorAgent,
  ],
  'Market making': [
    marketMakerAgent,
    volumeMakerAgent,
    hftMakerAgent,
    sizeQuoterAgent,
    intermediaryAgent,
    ...inventoryMakingAgents,
  ],
  'Traders of experimental economics': [...economicsAgents],
  'Informed trading': [...informedAgents],
  'Speed and many venues': [hftSniperAgent, arbitrageurAgent, routedTraderAgent, darkSeekerAgent],
  Execution: [metaorderAgent],
  'Requests for quotes and auctions': [
    rfqClientAgent,
    rfqDealerAgent,
    auctionSellerAgent,
    auctionBidderAgent,
  ],
};

/** Kinds of agents by name: those of the program and of plug-ins. */
export const agentRegistry = new PartRegistry(
  'agent',
  Object.values(builtIn).flat() as unknown as readonly AgentDefinition[],
);

const familyByName = new Map(
  Object.entries(builtIn).flatMap(([family, agents]) =>
    agents.map(({ name }): [string, string] => [name, family]),
  ),
);

/** What a kind of agent is listed under; those of plug-ins are together. */
export function familyOfAgent(name: string): string {
  return familyByName.get(name) ?? 'Plug-ins';
}
