/**
 * Units of the hot path: integers carried as `number`, told apart by the type checker.
 *
 * A `Unit` is a flavoured number: a plain number may be used where a unit is wanted, but one unit is never
 * accepted where another is wanted, so ticks cannot be passed for lots. The flavour exists in types only.
 */
declare const flavour: unique symbol;

type Unit<Name extends string> = number & { readonly [flavour]?: Name };

/** Simulated time: an integer count of the run's `timeResolution` (1 ns by default) since the run's epoch. */
export type SimTime = Unit<'SimTime'>;
/** A span of simulated time, in the same integer units as {@link SimTime}. */
export type DelayNs = Unit<'DelayNs'>;
/** A price as a count of the instrument's ticks, 1 to {@link MAX_TICKS}. */
export type PriceTicks = Unit<'PriceTicks'>;
/** A quantity as a count of the instrument's lots, 1 to {@link MAX_LOTS}. */
export type QuantityLots = Unit<'QuantityLots'>;
/** Cash in integer minor units of its currency (cents for USD), safe below 2^53. */
export type CashMinor = Unit<'CashMinor'>;
/** A kernel's handle of an actor: its place in the order of registration, from 0. */
export type ActorId = Unit<'ActorId'>;
/** A venue's handle of an instrument: its place in the venue's list, from 0. */
export type InstrumentId = Unit<'InstrumentId'>;
/** An order's number at its venue, from 1, in order of acceptance. */
export type OrderId = Unit<'OrderId'>;
/** An order's number given by its owner; strictly increasing per account, so that a reused one is told at once. */
export type ClientOrderId = Unit<'ClientOrderId'>;
/** An account at a venue: the id of the actor that owns it. */
export type AccountId = ActorId;

/** Largest price in ticks and largest quantity in lots: the positive range of a 32-bit integer. */
export const MAX_TICKS = 0x7fffffff;
export const MAX_LOTS = 0x7fffffff;
/** No actor: the sender of wake-ups and of external inputs. */
export const NO_ACTOR: ActorId = -1;
