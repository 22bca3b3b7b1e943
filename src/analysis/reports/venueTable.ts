import type { RunMetrics } from '../metrics/runMetrics.ts';
import { formatNumber, formatPercent } from '../visualization/numbers.ts';
import type { ReportTable } from './reportContent.ts';

/** The venues of the instrument shown against each other; none where there is one. */
export function venueTables({ manifest, venues, scale }: RunMetrics): ReportTable[] {
  if (venues.length === 0) return [];
  const { actors, instruments } = manifest;
  const volumes = venues.map(({ volume, place }) => volume * Number(instruments[place].lotSize));
  const all = volumes.reduce((a, b) => a + b, 0);
  const rows = venues.map((venue, i) => {
    const { venue: actor = 0, tickSize } = instruments[venue.place];
    const digits = (tickSize.split('.')[1] ?? '').length + 2;
    return [
      actors[actor].name,
      formatNumber(venue.trades),
      formatNumber(volumes[i], scale.quantityDecimals),
      formatPercent(volumes[i] / all),
      formatNumber(venue.meanSpread * Number(tickSize), digits),
      formatPercent(venue.quotedShare),
      formatPercent(venue.bestShare),
      formatNumber(venue.fees * 10 ** -scale.currencyScale, scale.currencyScale),
      formatNumber(venue.tradeThroughs),
      formatPercent(venue.tradeThroughs / venue.trades, 2),
    ];
  });
  return [
    {
      name: 'venues',
      title: `Venues of ${instruments[venues[0].place].symbol}`,
      caption:
        'Trades of each venue, what it quoted, and what it charged both sides. A venue is at the best price while no other one bids higher or offers lower, each side counting half. A trade-through is a trade at a worse price for who took than another venue quoted at that moment, whether or not anybody could know.',
      table: {
        columns: [
          'Venue',
          'Trades',
          'Quantity',
          'Share',
          `Mean spread (${scale.currency})`,
          'Quoting both sides',
          'At the best price',
          `Fees (${scale.currency})`,
          'Trade-throughs',
          'of its trades',
        ],
        rows,
      },
    },
  ];
}
