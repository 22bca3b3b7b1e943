import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { AuctionSeller } from '../auctionSeller.ts';
import { defineAgent } from '../defineAgent.ts';

/** Offers lots in rounds, for auctions and clocks. */
export const auctionSellerAgent = defineAgent({
  name: 'auction-seller',
  title: 'A seller who offers lots in rounds, with a reserve',
  settings: settings('A seller in auctions', {
    every: textSetting('10s', { unit: 'duration', description: 'From one round to the next' }),
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Offered in each round' }),
    reserve: integerSetting(1, 1, MAX_TICKS, {
      unit: 'ticks',
      description: 'What a lot is worth to the seller, and the least it takes',
    }),
  }),
  create: ({ every, quantity, reserve }, place) =>
    new AuctionSeller(
      {
        every: Math.max(1, Math.round((parseDuration(every, 'every') * place.unitsPerSecond) / 1e9)),
        quantity,
        reserve,
      },
      place,
    ),
});
