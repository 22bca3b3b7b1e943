import { definePlugin } from 'market-sim/plugin';
import { batchAuction } from './batchAuction.ts';
import { constrainedTrader } from './constrainedTrader.ts';
import { batchMarket } from './scenario.ts';

export default definePlugin({
  name: 'batch-market',
  version: '1.0.0',
  scenarios: [batchMarket],
  mechanisms: [batchAuction],
  agents: [constrainedTrader],
});
