import { batchAuction } from '../../../market/mechanisms/batchAuction/batchAuction.ts';
import { callAuction } from '../../../market/mechanisms/callAuction/callAuction.ts';
import { dutchClock } from '../../../market/mechanisms/clocks/dutchClock.ts';
import { englishClock } from '../../../market/mechanisms/clocks/englishClock.ts';
import { continuousAuction } from '../../../market/mechanisms/continuous/continuousAuction.ts';
import { darkMidpoint } from '../../../market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { dealerBatch } from '../../../market/mechanisms/dealerBatch/dealerBatch.ts';
import { experimentalDoubleAuction } from '../../../market/mechanisms/experimental/experimentalDoubleAuction.ts';
import { lmsr } from '../../../market/mechanisms/lmsr/lmsr.ts';
import { proRata } from '../../../market/mechanisms/proRata/proRata.ts';
import { requestForQuote } from '../../../market/mechanisms/requestForQuote/requestForQuote.ts';
import { sealedBid } from '../../../market/mechanisms/sealedBid/sealedBid.ts';
import { PartRegistry } from './partRegistry.ts';

/** Mechanisms by name: those of the program and of plug-ins. */
export const mechanismRegistry = new PartRegistry('mechanism', [
  continuousAuction,
  callAuction,
  batchAuction,
  proRata,
  darkMidpoint,
  requestForQuote,
  sealedBid,
  dutchClock,
  englishClock,
  lmsr,
  experimentalDoubleAuction,
  dealerBatch,
]);
