import { parseDuration } from '../../../../core/data/config/duration.ts';
import type { BarRule } from '../../../../core/models/barRule.ts';
import { type Decimal, parseDecimal, wholeQuotient } from '../../../../core/models/instrumentDecimals.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { type FileOptions, wholeNumber } from '../data/dataOptions.ts';

/** Options of `bars`, as the command line gives them. `format` is that of the output. */
export interface BarsOptions extends Omit<FileOptions, 'format'> {
  readonly every?: string;
  readonly from?: string;
  readonly empty?: 'none' | 'flat';
  readonly ticks?: string;
  readonly volume?: string;
  readonly split?: boolean;
  readonly notional?: string;
  readonly instrument?: string;
  readonly input?: string;
  readonly factors?: string;
  readonly format?: 'csv' | 'parquet';
  readonly out?: string;
}

/** Size of one unit of price and of quantity in the data, exactly. */
export interface TradeUnits {
  readonly price: Decimal;
  readonly quantity: Decimal;
}

/** A unit as a double. */
function unitSize({ units, scale }: Decimal): number {
  return Number(units) / Number(10n ** BigInt(scale));
}

const RULES = ['every', 'ticks', 'volume', 'notional'] as const;

/** The rule's option that is given, or undefined. Throws BaseError USAGE where two are. */
export function ruleOption(options: BarsOptions): (typeof RULES)[number] | undefined {
  const given = RULES.filter((name) => options[name] !== undefined);
  if (given.length > 1) {
    throw new BaseError('USAGE', `--${given.join(' and --')}: bars follow one rule, name one of them`);
  }
  return given[0];
}

/** The rule that the options name, in the units of the data. Throws BaseError USAGE or CONFIG_INVALID_VALUE. */
export function barRule(options: BarsOptions, units: TradeUnits): BarRule {
  const { every, ticks, volume, notional } = options;
  if (every !== undefined) {
    const originNs = options.from === undefined ? 0 : timeOfDay(options.from);
    return {
      kind: 'time',
      everyNs: parseDuration(every, '--every'),
      originNs,
      empty: options.empty ?? 'none',
    };
  }
  if (ticks !== undefined) return { kind: 'ticks', trades: wholeNumber('ticks', ticks, 1, 1e9) };
  if (volume !== undefined) {
    return { kind: 'volume', quantity: inUnits(volume, units.quantity), split: options.split === true };
  }
  return {
    kind: 'notional',
    notional: positive('notional', notional ?? '') / (unitSize(units.price) * unitSize(units.quantity)),
  };
}

function inUnits(text: string, unit: Decimal): number {
  const value = parseDecimal(text);
  const count = value === undefined ? undefined : wholeQuotient(value, unit);
  if (count !== undefined && count > 0n && count <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(count);
  throw new BaseError(
    'USAGE',
    `--volume ${text}: must be above zero and a whole multiple of ${unitSize(unit)}`,
    {
      facts: { found: text },
    },
  );
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0) return value;
  throw new BaseError('USAGE', `--${option} ${text}: must be a number above zero`, {
    facts: { found: text },
  });
}

/** `09:30` or `09:30:15` as nanoseconds after midnight. */
function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (match === null) {
    throw new BaseError('USAGE', `--from ${text}: must be a time of day as 09:30`, {
      facts: { found: text },
    });
  }
  return (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) * 1e9;
}
