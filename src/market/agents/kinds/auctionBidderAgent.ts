import { parseDuration } from '../../../core/data/config/duration.ts';
import { choiceSetting, integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { AuctionBidder } from '../auctionBidder.ts';
import { defineAgent } from '../defineAgent.ts';

/** Bids in rounds, for auctions and clocks. */
export const auctionBidderAgent = defineAgent({
  name: 'auction-bidder',
  title: 'A bidder with private values: truthful, shaded, or by what the auction makes it pay',
  settings: settings('A bidder in auctions', {
    every: textSetting('10s', { unit: 'duration', description: 'From one round to the next' }),
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Wanted in each round' }),
    lowest: integerSetting(1, 1, MAX_TICKS, { unit: 'ticks', description: 'Least value of a lot' }),
    highest: integerSetting(10_000, 1, MAX_TICKS, { unit: 'ticks', description: 'Largest value of a lot' }),
    strategy: choiceSetting('equilibrium', ['truthful', 'shaded', 'equilibrium'], {
      description:
        'What it bids: its value; as much less as is best where winners pay their bid, (bidders - 1) / bidders of ' +
        'it; or the one or the other by winnerPays',
    }),
    bidders: integerSetting(5, 1, 1_000_000, { description: 'How many bid for the lot, itself among them' }),
    winnerPays: choiceSetting('others-bids', ['own-bid', 'others-bids'], {
      description: 'Whether what a winner pays is what it bid, or set by what others bid',
    }),
  }),
  create: ({ every, strategy, bidders, winnerPays, quantity, lowest, highest }, place) => {
    const shades = strategy === 'shaded' || (strategy === 'equilibrium' && winnerPays === 'own-bid');
    const units = Math.round((parseDuration(every, 'every') * place.unitsPerSecond) / 1e9);
    const share = shades ? (bidders - 1) / bidders : 1;
    return new AuctionBidder({ every: Math.max(1, units), quantity, lowest, highest, share }, place);
  },
});
