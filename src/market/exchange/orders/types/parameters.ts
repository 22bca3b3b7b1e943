import type { OrderTerms } from '../../../../core/models/orderTerms.ts';

interface Parameter {
  readonly unit: string;
  readonly meaning: string;
}

/** What a trader may say of an order besides instrument, side, type and quantity. */
export const PARAMETERS: Readonly<Partial<Record<keyof OrderTerms, Parameter>>> = {
  price: { unit: 'ticks', meaning: 'limit price' },
  expireTime: { unit: 'time', meaning: 'the order is gone at this time' },
  triggerPrice: { unit: 'ticks', meaning: 'price at which the order is touched' },
  triggerSource: { unit: '', meaning: 'price that it watches: last (where left out), quote or mark' },
  trailTicks: { unit: 'ticks', meaning: 'distance of the trigger from the best price seen' },
  trailBasisPoints: { unit: 'basis points', meaning: 'the same distance, of that price' },
  trailStepTicks: { unit: 'ticks', meaning: 'least move of the trigger; 1 where left out' },
  limitOffsetTicks: { unit: 'ticks', meaning: 'how far behind the trigger the limit lies; 0 where left out' },
  peg: { unit: '', meaning: 'reference price: primary (own side), market (far side) or midpoint' },
  pegOffsetTicks: { unit: 'ticks', meaning: 'added to the reference price; positive is up for both sides' },
  displayQuantity: { unit: 'lots', meaning: 'quantity that is shown at a time' },
  displayRange: { unit: 'lots', meaning: 'each peak is drawn from so many fewer to so many more' },
  hidden: { unit: '', meaning: 'true: no feed shows the order' },
  allOrNone: { unit: '', meaning: 'true: trades whole or not at all' },
  minimumQuantity: { unit: 'lots', meaning: 'least quantity of a trade' },
  postOnly: { unit: '', meaning: 'reject refuses the order that would take, slide moves it' },
  reduceOnly: { unit: '', meaning: 'true: never opens or turns a position' },
  imbalanceOnly: { unit: '', meaning: 'true: only against what an auction leaves over' },
};
