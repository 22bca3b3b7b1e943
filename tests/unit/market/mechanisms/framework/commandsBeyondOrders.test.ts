import { describe, expect, it } from 'vitest';
import { settings } from '../../../../../src/core/data/config/schema.ts';
import { NOTICE } from '../../../../../src/core/models/messages/marketNotice.ts';
import type {
  MechanismCapabilities,
  MechanismCommand,
} from '../../../../../src/core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY } from '../../../../../src/core/models/side.ts';
import { defineMechanism } from '../../../../../src/market/mechanisms/framework/defineMechanism.ts';
import type {
  MarketServices,
  MechanismRules,
} from '../../../../../src/market/mechanisms/framework/mechanismRules.ts';
import { Mirror } from '../../../../../src/market/mechanisms/kit/mirror.ts';

const capabilities: MechanismCapabilities = {
  priority: 'none',
  trading: 'conditional',
  marketOrders: true,
  timesInForce: ['gtc'],
  postOnly: false,
  replace: false,
  selfTrade: ['allow'],
  fees: false,
  displaysDepth: false,
  random: false,
  reference: true,
  minimumQuantity: true,
  counterOrder: true,
  notices: true,
};

type Hooks = Omit<MechanismRules<null>, 'state'>;

function mechanismOf(rules: (market: MarketServices) => Partial<Hooks>, changes = {}) {
  const declared = { ...capabilities, ...changes };
  return defineMechanism<ReturnType<typeof settings>, null>({
    name: 'asked',
    title: 'Asked',
    description: 'Orders wait.',
    settings: settings('None', {}),
    capabilities: declared,
    create: (_settings, market) => ({
      state: null,
      enter: (_state, order) => market.rest(order),
      ...rules(market),
    }),
  }).create({}, { instruments: 2, seed: 1 });
}

function enter(key: number, more: object = {}): MechanismCommand {
  const fields = {
    account: 1,
    instrument: 0,
    side: BUY,
    orderType: 0,
    timeInForce: 0,
    price: 100,
    quantity: 5,
  };
  return { kind: 'enter', key, ...fields, flags: 0, ...more };
}
const reference = (bid: number, ask: number, instrument = 0): MechanismCommand => ({
  kind: 'reference',
  instrument,
  bid,
  ask,
});

function told(mechanism: ReturnType<typeof mechanismOf>, ...commands: MechanismCommand[]): string[] {
  const mirror = new Mirror([]);
  for (const command of commands) mechanism.apply(0, command, mirror);
  mechanism.check();
  return mirror.lines;
}

describe('the prices of another market', () => {
  it('are told when they change, per instrument, and outlast a snapshot', () => {
    const seen: string[] = [];
    const make = () =>
      mechanismOf((market) => ({
        referenceChanged(_state, instrument) {
          const { bid, ask } = market.reference(instrument);
          seen.push(`${instrument}: ${bid} ${ask}`);
        },
      }));
    const mechanism = make();
    expect(told(mechanism, reference(9, 11), reference(9, 11), reference(0, 11, 1))).toEqual([]);
    expect(seen).toEqual(['0: 9 11', '1: 0 11']);
    const restored = make();
    restored.restore(mechanism.snapshot());
    expect(restored.hash()).toBe(mechanism.hash());
    told(restored, reference(9, 11), reference(9, 12));
    expect(seen.slice(2)).toEqual(['0: 9 12']);
  });

  it.each<[string, MechanismCommand, keyof typeof REJECT_CODE]>([
    ['of no instrument', reference(9, 11, 2), 'unknownInstrument'],
    ['below zero', reference(-1, 11), 'invalidPrice'],
    ['between ticks', reference(9, 10.5), 'invalidPrice'],
  ])('are refused: %s', (_, command, code) => {
    expect(
      told(
        mechanismOf(() => ({})),
        command,
      ),
    ).toEqual([`rejected 0 ${REJECT_CODE[code]}`]);
  });

  it('are refused, and not asked for, where they are not declared', () => {
    const changes = { reference: false };
    const line = `rejected 0 ${REJECT_CODE.referenceNotOffered}`;
    expect(
      told(
        mechanismOf(() => ({}), changes),
        reference(9, 11),
      ),
    ).toEqual([line]);
    const asks = mechanismOf((market) => ({ enter: () => void market.reference(0) }), changes);
    expect(() => told(asks, enter(1))).toThrow(
      'fails card reference: it asks for the prices of another market',
    );
  });
});

describe('refusals of a mechanism', () => {
  it('see the order before it lives, and leave no trace', () => {
    const mechanism = mechanismOf(() => ({
      refusal: (_state, { counterOrder, minimumQuantity, quantity }) =>
        counterOrder * 100 + minimumQuantity * 10 + quantity,
    }));
    const before = mechanism.hash();
    expect(told(mechanism, enter(7, { minimumQuantity: 2 }))).toEqual(['rejected 7 25']);
    expect(mechanism.hash()).toBe(before);
  });

  it('name the order that is answered by its number at the venue', () => {
    const numbers: number[] = [];
    const mechanism = mechanismOf(() => ({
      refusal(_state, { counterOrder }) {
        numbers.push(counterOrder);
        return 0;
      },
    }));
    const lines = told(
      mechanism,
      enter(40),
      enter(41, { counterOrder: 40 }),
      enter(42, { counterOrder: 39 }),
    );
    expect(numbers).toEqual([0, 1]);
    expect(lines.at(-1)).toBe(`rejected 42 ${REJECT_CODE.unknownCounterOrder}`);
  });

  it('hold owners to their orders', () => {
    const mechanism = mechanismOf(() => ({ refusalOfCancel: (_state, { id }) => (id === 1 ? 15 : 0) }));
    const lines = told(mechanism, enter(5), enter(6), { kind: 'cancel', key: 5 }, { kind: 'cancel', key: 6 });
    expect(lines.slice(-2)).toEqual(['rejected 5 15', 'cancelled 6 5 0']);
  });

  it.each<[string, (market: MarketServices) => Partial<Hooks>, RegExp]>([
    [
      'that change the market',
      (market) => ({
        refusal() {
          for (const order of market.resting(0, BUY)) market.cancel(order, 0);
          return 0;
        },
      }),
      /fails card conservation: it changes the market while it says/,
    ],
    [
      'that are no code',
      () => ({ refusal: () => Number.NaN }),
      /fails card never-throws: it refuses with NaN/,
    ],
    [
      'that throw',
      () => ({
        refusal() {
          throw new Error('no luck');
        },
      }),
      /fails card never-throws: it throws Error: no luck/,
    ],
  ])('%s halt the mechanism', (_, rules, says) => {
    let isOn = false;
    const mechanism = mechanismOf((market) => {
      const { refusal } = rules(market);
      return { refusal: (state, asked) => (isOn ? (refusal?.(state, asked) ?? 0) : 0) };
    });
    told(mechanism, enter(1));
    isOn = true;
    expect(() => told(mechanism, enter(2))).toThrow(says);
  });
});

describe('notices', () => {
  it('are told with the command that made them, with what they leave out', () => {
    const mechanism = mechanismOf((market) => ({
      enter(_state, order) {
        market.announce({ instrument: 0, code: NOTICE.clockPrice, price: 7, until: 3 });
        market.announce({
          instrument: 0,
          code: NOTICE.awarded,
          to: order.account,
          order: order.id,
          side: BUY,
        });
        market.rest(order);
      },
    }));
    expect(told(mechanism, enter(9))).toEqual([
      'accepted 9',
      'announced 0 -1 4 0 -1 7 0 3',
      'announced 0 1 2 1 0 0 0 0',
      'rested 9',
    ]);
  });

  it('of a command that fails are not told', () => {
    const mirror = new Mirror([]);
    const mechanism = mechanismOf((market) => ({
      enter(_state, order) {
        market.announce({ instrument: 0, code: NOTICE.clockPrice });
        market.trade(order, order, 1, 1);
      },
    }));
    expect(() => mechanism.apply(0, enter(1), mirror)).toThrow('fails card conservation');
    expect(mirror.lines).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ code: 0 }, /that is no code/],
    [{ price: 1.5 }, /1.5 is no price/],
    [{ quantity: -1 }, /-1 is no quantity/],
    [{ instrument: 2 }, /no instrument 2/],
    [{ to: 0.5 }, /no account 0.5/],
    [{ order: Number.NaN }, /that is no order/],
    [{ side: 2 }, /2 is no side/],
  ])('are what they can be: not %o', (wrong, says) => {
    const mechanism = mechanismOf((market) => ({
      enter: () => market.announce({ instrument: 0, code: NOTICE.clockPrice, ...wrong }),
    }));
    expect(() => told(mechanism, enter(1))).toThrow(says);
  });
});
