import type { ListLink, OrderTerms, TimeInForceName } from '../../../../core/models/orderTerms.ts';
import type { RejectName } from '../../../../core/models/rejectCodes.ts';
import type { Side } from '../../../../core/models/side.ts';
import type {
  AccountId,
  InstrumentId,
  PriceTicks,
  QuantityLots,
  SimTime,
} from '../../../../core/models/units.ts';

/** An order of the desk as its rules see it. */
export interface RuledOrder {
  readonly terms: OrderTerms;
  readonly account: AccountId;
  /** Where it is: a number of `STAGE`. */
  readonly stage: number;
  readonly leaves: QuantityLots;
  readonly filled: QuantityLots;
  /** Number of its list of linked orders; 0 for none. */
  readonly list: number;
  /** Present trigger price; 0 where there is none yet. */
  trigger: PriceTicks;
  /** Trailing stop: price at which the trigger moves next; 0 for never. */
  moveAt: PriceTicks;
}

/** Orders that entered as one list. */
export interface RuledList {
  readonly members: readonly RuledOrder[];
}

/** What a rule may ask of the venue. Prices are 0 where there is none. */
export interface MarketQuestions {
  readonly now: SimTime;
  /** False at a venue that only holds auctions. */
  readonly tradesContinuously: boolean;
  /** False in a call, a halt and after the close: there is no quote then. */
  isTrading(instrument: InstrumentId): boolean;
  bestPrice(instrument: InstrumentId, side: Side): PriceTicks;
  /** Best displayed price of a side, pegged orders apart. */
  referencePrice(instrument: InstrumentId, side: Side): PriceTicks;
  /** What the order watches: last trade, quote or mark. */
  watchedPrice(terms: OrderTerms): PriceTicks;
  /** Rounds down or up to a valid price inside the price band. */
  validPrice(instrument: InstrumentId, price: number, up: boolean): PriceTicks;
  /** Valid multiple of ticks at a price. */
  tickAt(instrument: InstrumentId, price: PriceTicks): number;
  /** Lots that a reduce-only order may have; it counts neither itself nor the orders of its own list. */
  reducible(order: RuledOrder): QuantityLots;
}

/** What a rule of linked orders may do. */
export interface LinkActions {
  /** Lets a held order begin, for `quantity` lots. */
  begin(order: RuledOrder, quantity: QuantityLots): void;
  /** Gives an order that has begun more lots. */
  grow(order: RuledOrder, quantity: QuantityLots): void;
  /** Takes lots off; all of them or more end it. */
  shrink(order: RuledOrder, quantity: QuantityLots): void;
  /** Ends it, reason `linked`. */
  end(order: RuledOrder): void;
}

/** A market order's price in {@link OrderTypeRule.bookPrice}; and none at all, so that the order has to wait. */
export const NO_LIMIT = 0;
export const NO_PRICE = -1;

/** What every rule tells of itself. */
interface RuleInWords {
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** Codes of its own under which an order is refused. */
  readonly rejects: readonly RejectName[];
}

/** An order type: what it does at entry, while it waits, when it is touched, and on replace. */
export interface OrderTypeRule extends RuleInWords {
  readonly name: string;
  /** Parameters of its own, besides what every order has. */
  readonly parameters: readonly (keyof OrderTerms)[];
  /** The price it has in the book: its owner's limit, another one, or none because it never rests. */
  readonly limit: 'own' | 'other' | 'none';
  /** What the price of a replace stands for. */
  readonly replaces: 'price' | 'triggerPrice' | 'nothing';
  /** A number of `REJECT_CODE`, or 0. */
  check(terms: OrderTerms, market: MarketQuestions): number;
  /** Sets what the order waits for; false where it goes to the book at once. */
  wait?(order: RuledOrder, market: MarketQuestions): boolean;
  /** True where the trigger is met from below, false from above. */
  triggersOnRise?(side: Side): boolean;
  /** Trailing: the watched price is at `price`, as far as `moveAt` or further. */
  follow?(order: RuledOrder, price: PriceTicks): void;
  /** Price in the book: {@link NO_LIMIT} for a market order, {@link NO_PRICE} where there is none now. */
  bookPrice(order: RuledOrder, market: MarketQuestions): number;
  /** True where an order that may not take makes no sense of this type, though it can rest. */
  readonly isMeantToTake?: boolean;
  /** True where the price in the book follows the quote. */
  readonly isRepriced?: boolean;
}

/** A time in force. */
export interface TimeRule extends RuleInWords {
  readonly name: TimeInForceName;
  /** Number of `TIME_IN_FORCE` under which the order goes to the book. */
  readonly inBook: number;
  check?(terms: OrderTerms, market: MarketQuestions): number;
  /** When the order ends, or 0. */
  endOf?(terms: OrderTerms): SimTime;
  /** True where the order waits for an auction. */
  readonly waitsForAuction?: boolean;
  /** True where the order ends with the day. */
  readonly endsWithDay?: boolean;
}

/** An instruction that goes with several types. */
export interface InstructionRule extends RuleInWords {
  readonly name: string;
  readonly parameters: readonly (keyof OrderTerms)[];
  applies(terms: OrderTerms): boolean;
  check(terms: OrderTerms, type: OrderTypeRule, time: TimeRule): number;
  /** Another price in the book than the type's. */
  price?(terms: OrderTerms, price: number, market: MarketQuestions): number;
  /** Flags that the book is told. */
  flags?(terms: OrderTerms): number;
  /** Lots it may have when it enters or begins: fewer than `wanted` cut it, 0 refuses it with {@link refusal}. */
  admits?(order: RuledOrder, wanted: QuantityLots, market: MarketQuestions): QuantityLots;
  readonly refusal?: number;
}

/** A way of linking orders. */
export interface LinkRule extends RuleInWords {
  readonly name: ListLink;
  /** A number of `REJECT_CODE`, or 0. */
  check(orders: readonly OrderTerms[]): number;
  /** Members that enter with the list; the others are held. */
  entersAtOnce(index: number): boolean;
  filled(list: RuledList, index: number, quantity: QuantityLots, actions: LinkActions): void;
  /** The member ended with something unfilled. */
  ended(list: RuledList, index: number, actions: LinkActions): void;
}
