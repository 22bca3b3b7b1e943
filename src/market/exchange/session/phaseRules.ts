import type { TimeInForceName } from '../../../core/models/orderTerms.ts';
import { PHASE_NAMES, type PhaseName } from '../../../core/models/phase.ts';

/**
 * What a phase accepts and how it trades. A name that is not in a list is refused, so a new order type has to be let in
 * phase by phase.
 */
export interface PhaseRules {
  readonly title: string;
  /** `call`: orders rest, even crossed, until the phase ends. `none`: the book stands still. */
  readonly matching: 'continuous' | 'call' | 'none';
  /** A call phase that ends in trades at one price; another one hands its orders on to the next phase. */
  readonly clears: boolean;
  /** The phase in which orders for this auction trade (times in force `atOpen` and `atClose`), or none. */
  readonly releases: readonly TimeInForceName[];
  readonly timesInForce: readonly TimeInForceName[];
  /** Names of order types that are refused; every other registered type is taken. */
  readonly refusedTypes: readonly string[];
  /** Post-only orders need a book that trades: elsewhere there is no taking to be refused. */
  readonly postOnly: boolean;
  readonly cancel: boolean;
  readonly replace: boolean;
}

const LASTING = ['gtc', 'day', 'gtd'] as const;
const CALL = {
  matching: 'call',
  clears: true,
  releases: [],
  timesInForce: [...LASTING, 'atClose'],
  refusedTypes: [],
  postOnly: false,
  cancel: true,
  replace: true,
} as const;
const TRADING = {
  matching: 'continuous',
  clears: false,
  releases: [],
  timesInForce: [...LASTING, 'ioc', 'fok', 'atClose'],
  refusedTypes: [],
  postOnly: true,
  cancel: true,
  replace: true,
} as const;
const STILL = {
  matching: 'none',
  clears: false,
  releases: [],
  timesInForce: [],
  refusedTypes: [],
  postOnly: false,
  cancel: true,
  replace: false,
} as const;

/**
 * The phases as data, after the phases of Xetra (Market Model Equities: pre-trading, opening auction, continuous
 * trading, volatility interruption, closing auction, post-trading): in call phases the book is closed to trading and
 * open to orders, and orders that must trade at once (IOC, FOK) or must not take (post-only, Xetra's book-or-cancel)
 * have no meaning there. In a halt orders may be cancelled and nothing else (Nasdaq Rule 4120).
 */
const RULES: { readonly [Name in PhaseName]: PhaseRules } = {
  continuous: { title: 'Continuous trading', ...TRADING },
  preOpen: { title: 'Pre-open', ...CALL, clears: false, timesInForce: [...LASTING, 'atOpen', 'atClose'] },
  openingAuction: {
    title: 'Opening auction',
    ...CALL,
    releases: ['atOpen'],
    timesInForce: [...LASTING, 'atOpen', 'atClose'],
  },
  volatilityAuction: { title: 'Volatility auction', ...CALL },
  halt: { title: 'Halt', ...STILL },
  closingAuction: { title: 'Closing auction', ...CALL, releases: ['atClose'] },
  closed: { title: 'Closed', ...STILL },
  limitState: { title: 'Limit state', ...TRADING },
};

/** The rules by the number of the phase. */
export const PHASE_RULES: readonly PhaseRules[] = PHASE_NAMES.map((name) => RULES[name]);

/** What a venue changes of the rules. */
export type PhaseRuleChanges = { readonly [Name in PhaseName]?: Partial<PhaseRules> };

/** The rules of a venue by the number of the phase. */
export function rulesWith(changes: PhaseRuleChanges): readonly PhaseRules[] {
  return PHASE_NAMES.map((name) => ({ ...RULES[name], ...changes[name] }));
}
