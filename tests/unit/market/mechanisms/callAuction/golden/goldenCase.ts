/** One call and what its auction must give. Prices in ticks, quantities in lots. */
export interface GoldenCase {
  readonly name: string;
  /** Document and section of the rule that the case shows; where it is a published example, its number. */
  readonly source: string;
  readonly rules: 'xetra' | 'euronext' | 'nasdaq' | 'lse' | 'cme' | 'bnb';
  readonly buy: string;
  readonly sell: string;
  readonly reference?: number;
  /** Tick table as `from:step` rows; every tick where it is left out. */
  readonly ticks?: string;
  readonly price: number;
  readonly volume: number;
  /** Positive where buyers are left over, negative where sellers are. */
  readonly surplus: number;
  readonly by: string;
}

/** Documents that rules are quoted from. */
export const SOURCE = {
  t7: 'T7 Market Model Xetra, 11.1.1',
  xetra: 'Xetra Market Model Equities, price determination in auctions',
  euronext: 'Euronext Trading Manual, 3.1',
  nasdaq: 'Nasdaq Rule 4754(b)(2)',
  cme: 'CME, Application of the Indicative Opening Price Rules',
  bnb: 'BNB Beacon Chain, Match Steps and Examples',
  lse: 'LSE MIT201, auction matching',
} as const;
