import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { choiceSetting, integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_ACCOUNTS } from '../../exchange/entry/orderKey.ts';

export const requestForQuoteSettings = settings('Settings of the request for quote', {
  responseWindow: textSetting('500ms', {
    unit: 'duration',
    description: 'Time that dealers have to answer a request',
  }),
  lastLook: textSetting('0ms', {
    unit: 'duration',
    description: 'Time in which the dealer of the best quote may still cancel it; 0 where quotes are firm',
  }),
  show: choiceSetting('one-way', ['one-way', 'two-way'], {
    description: "Whether dealers see the client's side, or quote both sides without knowing it",
  }),
  fills: choiceSetting('several', ['several', 'single'], {
    description: 'Whether the next-best quotes fill what the best leaves open',
  }),
  minimumDealers: integerSetting(1, 1, 1000, {
    description:
      'Fewest dealers with a quote when the window ends; with fewer the request ends without a trade',
  }),
  dealers: Type.Array(Type.Integer({ minimum: 0, maximum: MAX_ACCOUNTS - 1 }), {
    default: [],
    description: 'Accounts that are told of requests and may answer; where empty, whoever listens',
  }),
});

export type RequestForQuoteSettings = Static<typeof requestForQuoteSettings>;

/** A length of time of which there may be none: `0`, in whatever unit, is 0. */
export function lengthOf(text: string, path: string): number {
  return /^0(ns|us|ms|s|m|h)?$/.test(text.trim()) ? 0 : parseDuration(text, path);
}
