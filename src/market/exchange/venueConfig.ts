import type { AccountSpec, FeeSchedule } from '../../core/models/account.ts';
import type { Instrument } from '../../core/models/instrument.ts';
import type { BookEngine, BookEvents } from './book/bookEngine.ts';
import type { ReferenceConfig } from './mechanism/venueReference.ts';
import type { DeskConfig } from './orders/deskConfig.ts';
import type { ProtectionConfig } from './protection/protectionConfig.ts';
import type { RiskConfig } from './risk/riskConfig.ts';
import type { SessionConfig } from './session/sessionConfig.ts';
import type { SettlementConfig } from './settlement/settlementConfig.ts';

/** What a venue is made of. */
export interface VenueConfig {
  /** Instruments in the order of their ids, from 0. */
  readonly instruments: readonly Instrument[];
  /** Who may trade. Market data is open to every actor. */
  readonly participants: readonly AccountSpec[];
  /** No fees where it is left out. */
  readonly fees?: FeeSchedule;
  /** The risk gate; without it every order that passes the door is taken. */
  readonly risk?: RiskConfig;
  /** Phases, auctions and interruptions; without it the venue trades continuously and never closes. */
  readonly session?: SessionConfig;
  /** Takes order types beyond plain limit and market orders; refused where it is left out. */
  readonly desk?: DeskConfig | undefined;
  /** Prices of another market, for a mechanism that trades by them, and for no other. */
  readonly reference?: ReferenceConfig | undefined;
  /** Instruments that are settled in cash; without it none ever is. */
  readonly settlement?: SettlementConfig | undefined;
  /** Keeps orders from trading through better quotes elsewhere; without it the venue knows no other. */
  readonly protection?: ProtectionConfig | undefined;
  /** Makes the book, fast or naive; it starts without instruments. */
  readonly createEngine: (events: BookEvents) => BookEngine;
}
