import type { Listings } from '../../../core/models/listings.ts';
import type { RunSurvey } from '../runSurvey.ts';

/**
 * The instrument to show where none is named: the one most traded, over all its venues; of these the first that quoted
 * both sides, so that runs of one world show the same venue.
 */
export function mostTraded(survey: RunSurvey, listings: Listings): number {
  const trades = survey.tradesByInstrument;
  let most = 0;
  let highest = -1;
  for (let place = 0; place < listings.count; place++) {
    const sum = listings.alike(place).reduce((all, each) => all + trades[each], 0);
    if (sum <= highest) continue;
    highest = sum;
    most = place;
  }
  const isQuoted = (place: number) => {
    const { bids, asks } = survey.touchByInstrument[place];
    return bids.total > 0 && asks.total > 0;
  };
  return listings.alike(most).find(isQuoted) ?? most;
}
