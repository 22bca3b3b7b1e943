import { describe, expect, it } from 'vitest';
import { integerSetting, settings } from '../../../../../src/core/data/config/schema.ts';
import { orderFlags, SELF_TRADE, TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import type {
  EnterCommand,
  MechanismCapabilities,
  MechanismCommand,
} from '../../../../../src/core/models/ports/mechanism.ts';
import { rejectName } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { NO_TERMS } from '../../../../../src/market/exchange/book/bookTerms.ts';
import { defineMechanism } from '../../../../../src/market/mechanisms/framework/defineMechanism.ts';
import { Mirror } from '../../../../../src/market/mechanisms/kit/mirror.ts';

const capabilities: MechanismCapabilities = {
  priority: 'none',
  trading: 'batches',
  marketOrders: false,
  timesInForce: ['gtc'],
  postOnly: false,
  replace: false,
  selfTrade: ['allow', 'cancelNewest'],
  fees: false,
  displaysDepth: true,
  random: true,
};

/** Nobody trades: orders wait for ever. */
function waiting(changes: Partial<MechanismCapabilities> = {}, name = 'waiting') {
  return defineMechanism({
    name,
    title: 'Waits',
    description: 'Nobody trades.',
    settings: settings('Settings', { size: integerSetting(3, 1, 9, { description: 'A number' }) }),
    capabilities: { ...capabilities, ...changes },
    create: ({ size }, market) => ({
      state: { size, drawn: 0 },
      enter(state: { drawn: number }) {
        state.drawn = market.random.below(1000);
      },
    }),
  });
}

const ENTER: EnterCommand = {
  kind: 'enter',
  key: 1,
  account: 1,
  instrument: 0,
  side: BUY,
  orderType: 0,
  timeInForce: 0,
  price: 100,
  quantity: 5,
  flags: 0,
};

/** What a fresh mechanism answers to commands, the codes of rejects by their names. */
function answers(definition: ReturnType<typeof waiting>, ...commands: MechanismCommand[]): string[] {
  const mechanism = definition.create({}, { instruments: 2, seed: 1 });
  const mirror = new Mirror([]);
  for (const command of commands) mechanism.apply(0, command, mirror);
  mechanism.check();
  return mirror.lines.map((line) =>
    line.replace(/^(rejected \S+) (\d+)$/, (_, text, code) => `${text} ${rejectName(Number(code))}`),
  );
}

describe('a defined mechanism', () => {
  it.each<[string, Partial<EnterCommand>]>([
    ['marketOrderNotOffered', { orderType: 1, price: 0 }],
    ['timeInForceNotOffered', { timeInForce: TIME_IN_FORCE.ioc }],
    ['postOnlyNotOffered', { flags: orderFlags(true, SELF_TRADE.allow) }],
    ['selfTradeModeNotOffered', { flags: orderFlags(false, SELF_TRADE.cancelBoth) }],
    ['invalidClientOrderId', { key: 0 }],
    ['unknownAccount', { account: 0.5 }],
    ['unknownInstrument', { instrument: 2 }],
    ['invalidSide', { side: 2 as 0 }],
    ['invalidOrderType', { orderType: 2 }],
    ['invalidTimeInForce', { timeInForce: 3 }],
    ['invalidFlags', { flags: 99 }],
    ['invalidFlags', { flags: 1, timeInForce: TIME_IN_FORCE.ioc }],
    ['invalidPrice', { price: 0 }],
    ['invalidQuantity', { quantity: Number.NaN }],
    ['notionalTooLarge', { price: 2 ** 31 - 1, quantity: 2 ** 31 - 1 }],
  ])('refuses with %s', (name, change) => {
    const key = change.key ?? ENTER.key;
    expect(answers(waiting(), { ...ENTER, ...change })).toEqual([`rejected ${key} ${name}`]);
  });

  it('refuses what it does not replace, and orders that it does not have', () => {
    const replace: MechanismCommand = { kind: 'replace', key: 1, newKey: 2, price: 101, quantity: 5 };
    expect(answers(waiting(), ENTER, replace)).toEqual([
      'accepted 1',
      'rested 1',
      'rejected 1 replaceNotOffered',
    ]);
    const replaces = waiting({ replace: true });
    expect(answers(replaces, ENTER, replace)).toEqual([
      'accepted 1',
      'rested 1',
      'replaced 1 2 101 5 0',
      'rested 2',
    ]);
    expect(answers(replaces, replace)).toEqual(['rejected 1 unknownOrder']);
    expect(answers(replaces, ENTER, ENTER)[2]).toBe('rejected 1 duplicateClientOrderId');
    expect(answers(replaces, ENTER, { ...ENTER, key: 2 }, replace)[4]).toBe(
      'rejected 1 duplicateClientOrderId',
    );
  });

  it('takes plain orders only as the engine of a venue', () => {
    const events = { accepted() {}, traded() {}, rested() {}, reduced() {}, cancelled() {}, replaced() {} };
    const engine = waiting().createEngine({}, { instruments: 1, seed: 1 }, events);
    const terms = { ...NO_TERMS, hidden: true };
    const code = engine.submitTerms(1, 1, 0, SELL, 0, 0, 100, 5, 0, terms, 0);
    expect(rejectName(code)).toBe('termsNotOffered');
  });

  it('draws from a stream of its own, by seed and name', () => {
    const hash = (seed: number, name: string) => {
      const mechanism = waiting({}, name).create({}, { instruments: 1, seed });
      mechanism.apply(0, ENTER, new Mirror([]));
      return mechanism.hash();
    };
    expect(hash(1, 'one')).toBe(hash(1, 'one'));
    expect(new Set([hash(1, 'one'), hash(2, 'one'), hash(1, 'two')]).size).toBe(3);
  });

  it('refuses settings outside its schema, a name that is none, and a state that is no plain data', () => {
    const environment = { instruments: 1, seed: 1 };
    expect(() => waiting().create({ size: 10 }, environment)).toThrow(
      /size is 10: must be <= 9, in mechanism waiting/,
    );
    expect(() => waiting().create({ sise: 1 }, environment)).toThrow(/did you mean size/);
    expect(() => waiting({}, 'Not a name')).toThrow(/cannot be called "Not a name"/);
    const odd = defineMechanism({
      name: 'odd',
      title: 'Odd',
      description: 'Its state is a Map.',
      settings: settings('None', {}),
      capabilities,
      create: () => ({ state: { orders: new Map() }, enter() {} }),
    });
    expect(() => odd.create({}, environment)).toThrow(
      /plain data cannot hold an instance of Map, found at \$\.orders/,
    );
  });
});
