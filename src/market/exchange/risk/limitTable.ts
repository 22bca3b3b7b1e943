import { BaseError } from '../../../core/utils/errors.ts';
import { LEAST_LIMIT, type LimitName, type RiskConfig, type RiskLimits } from './riskConfig.ts';

/** In the column of a limit: not checked. */
const OFF = Number.POSITIVE_INFINITY;

/** The limits of every account in columns: its own where it has one, else the venue's. */
export class LimitTable {
  readonly accounts: number;
  readonly #config: RiskConfig;

  /** `accounts` is the number of rows: one more than the largest account. */
  constructor(config: RiskConfig, accounts: number) {
    this.accounts = accounts;
    this.#config = config;
    requireWhole(config.limits ?? {}, 'the venue');
    for (const own of config.accounts ?? []) requireWhole(own, `account ${own.account}`);
  }

  /** One number for each account, infinity where it is not checked; undefined where no account has the limit. */
  column(name: LimitName): Float64Array | undefined {
    const { limits, accounts = [] } = this.#config;
    const column = new Float64Array(this.accounts).fill(limits?.[name] ?? OFF);
    for (const own of accounts) {
      const limit = own[name];
      if (limit !== undefined) column[own.account] = limit;
    }
    return column.some((limit) => limit !== OFF) ? column : undefined;
  }

  /** The same with another number where there is no limit. */
  columnOr(name: LimitName, absent: number): Float64Array {
    const column = this.column(name) ?? new Float64Array(this.accounts).fill(OFF);
    return column.map((limit) => (limit === OFF ? absent : limit));
  }
}

function requireWhole(limits: RiskLimits, owner: string): void {
  for (const [name, least] of Object.entries(LEAST_LIMIT)) {
    const limit = limits[name as LimitName];
    if (limit === undefined || (Number.isSafeInteger(limit) && limit >= least)) continue;
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `risk limit ${name} of ${owner} must be a whole number from ${least} up, not ${limit}`,
      { facts: { limit: name, found: limit } },
    );
  }
}
