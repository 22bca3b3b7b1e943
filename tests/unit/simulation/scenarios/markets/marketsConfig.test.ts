import { describe, expect, it } from 'vitest';
import { buildWorld, manifestOf, planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';
import type { MarketsConfig } from '../../../../../src/simulation/scenarios/markets/settings.ts';

const plan = (values: object) => planWorld('markets', [{ source: 'test', values: { ...values } }], 1);
const lit = { name: 'lit' };
const dark = { name: 'dark', mechanism: 'dark-midpoint' };
const two = { instruments: [{ symbol: 'ABC' }, { symbol: 'XYZ', openingPrice: 2_000 }] };

/** A day of one phase. */
const openAllDay = [
  { at: '9h', phase: 'continuous' },
  { at: '17h', phase: 'closed' },
];

describe('a world of many venues', () => {
  it('is scenario market where nothing is chosen', () => {
    const hashes = ['market', 'markets'].map((name) => {
      const world = buildWorld(planWorld(name, [{ source: 'test', values: { until: '5s' } }], 3));
      world.kernel.runUntil(world.until);
      return world.kernel.traceHash;
    });
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('has every setting of its parts in its plan, and the same plan again from there', () => {
    const first = plan({
      venues: [{ ...lit, session: { schedules: [{ steps: openAllDay }] } }, { name: 'second' }],
      populations: [{ agent: 'market-maker', settings: { halfSpread: 3 } }],
    });
    const again = planWorld('markets', [{ source: 'again', values: first.config as never }], 1);
    expect(again).toEqual(first);
    const { venues } = first.config as MarketsConfig;
    expect(venues[0].session).toMatchObject({ startsAt: '9h', resumption: { span: '1m' } });
  });

  it('says in its manifest who lists what, each at its own tick and under its own number', () => {
    const first = plan({
      ...two,
      venues: [lit, { name: 'other', lists: ['XYZ'], tickSize: '0.05' }],
      populations: [{ agent: 'zero-intelligence' }],
    });
    const { instruments } = manifestOf(first, buildWorld(first), 'full', '1');
    expect(
      instruments.map(({ symbol, tickSize, venue, venueInstrument }) => [
        symbol,
        tickSize,
        venue,
        venueInstrument,
      ]),
    ).toEqual([
      ['ABC', '0.01', 0, 0],
      ['XYZ', '0.01', 0, 1],
      ['XYZ', '0.05', 1, 0],
    ]);
  });

  it('gives accounts where a population trades, and opens at the price of its venue', () => {
    const first = plan({
      venues: [
        lit,
        {
          name: 'other',
          tickTable: [
            { from: '0', tick: '0.05' },
            { from: '500', tick: '0.1' },
          ],
        },
      ],
      populations: [
        { agent: 'market-maker', venue: 'other' },
        { agent: 'market-maker', venue: 'all' },
      ],
    });
    const world = buildWorld(first);
    expect(world.actors.map(({ name }) => name)).toEqual([
      'lit',
      'other',
      'market-maker-1',
      'market-maker-2',
    ]);
    world.kernel.runUntil(1e9);
    expect(world.counts()).toMatchObject({ orders: 4, rejects: 0 });
  });
});

describe('what cannot be', () => {
  it.each<[string, string, object]>([
    ['venues.1.name', 'there are two venues of that name', { venues: [lit, lit] }],
    ['venues.0.name', 'that word has a meaning of its own', { venues: [{ name: 'all' }] }],
    ['venues.0.mechanism', 'did you mean call-auction?', { venues: [{ mechanism: 'cal-auction' }] }],
    [
      'venues.1.lists.0',
      'there is no such instrument; there are ABC',
      { venues: [lit, { name: 'b', lists: ['DEF'] }] },
    ],
    ['venues.0.lists.1', 'it is listed twice', { venues: [{ lists: ['ABC', 'ABC'] }] }],
    ['venues.0.tickSize', 'the opening price is no multiple of it', { venues: [{ tickSize: '0.03' }] }],
    ['instruments.1.symbol', 'there are two of that name', { instruments: [{}, {}] }],
    [
      'instruments.1.currency',
      'the first is in USD',
      { instruments: [{}, { symbol: 'X', currency: 'EUR' }] },
    ],
    [
      'venues.0.fees.tiers.1.fromLots',
      'tiers stand in order',
      { venues: [{ fees: { tiers: [{ fromLots: 5 }, { fromLots: 5 }] } }] },
    ],
    ['populations.0.venue', 'did you mean lit?', { venues: [lit], populations: [{ venue: 'li' }] }],
    ['populations.0.instrument', 'there is no such instrument', { populations: [{ instrument: 'DEF' }] }],
    [
      'populations.0.venue',
      'XYZ is not listed there',
      { ...two, venues: [{ ...lit, lists: ['ABC'] }], populations: [{ instrument: 'XYZ', venue: 'lit' }] },
    ],
    [
      'populations.0.agent',
      'uses market orders: sealed-bid does not take that',
      { venues: [{ mechanism: 'sealed-bid' }], populations: [{ agent: 'momentum' }] },
    ],
    [
      'populations.0.agent',
      'uses market orders: sealed-bid does not take that',
      { venues: [lit, { name: 'b', mechanism: 'sealed-bid' }], populations: [{ agent: 'dark-seeker' }] },
    ],
    ['populations.0.settings.window', 'must be >= 1', { populations: [{ settings: { window: 0 } }] }],
    ['venues.0.session.date', 'must be string', { venues: [{ session: { date: 5 } }] }],
    ['venues.0.reference', 'this is a venue without a feed', { venues: [dark] }],
    [
      'venues.0.reference',
      'does not trade by the prices of another market',
      { venues: [{ reference: 'lit' }] },
    ],
    ['venues.1.reference', 'did you mean lit?', { venues: [lit, { ...dark, reference: 'lot' }] }],
    ['venues.0.reference', 'a venue cannot follow itself', { venues: [{ ...dark, reference: 'dark' }] }],
    [
      'venues.1.reference',
      'dark is dark: it is a venue without a feed',
      { venues: [{ ...dark, reference: 'lit' }, { ...dark, name: 'b', reference: 'dark' }, lit] },
    ],
    [
      'venues.1.reference',
      'nobody publishes that',
      { venues: [lit, { ...dark, reference: 'consolidated' }] },
    ],
    [
      'venues.1.reference',
      'the tick at lit is no multiple of the tick here',
      { venues: [lit, { ...dark, tickSize: '0.02', reference: 'lit' }] },
    ],
    [
      'venues.1.reference',
      'the tick at lit is no multiple of the tick here',
      {
        venues: [lit, { ...dark, tickSize: '0.02', reference: 'consolidated' }],
        consolidated: { enabled: true },
      },
    ],
    [
      'venues.1.reference',
      'it shows no quote of XYZ as number 0',
      { ...two, venues: [lit, { ...dark, lists: ['XYZ'], reference: 'lit' }] },
    ],
    ['populations', 'nobody trades in this market', { populations: [] }],
    [
      'populations.0.count',
      'nobody trades in this market',
      { populations: [{ agent: 'zero-intelligence', count: 0 }] },
    ],
    [
      'venues.0.session.startsAt',
      'lit takes no orders from then until the run ends (until is 1h)',
      { venues: [{ ...lit, session: { startsAt: '20h', schedules: [{ steps: openAllDay }] } }], until: '1h' },
    ],
    [
      'consolidated.enabled',
      'no venue displays quotes',
      { venues: [{ mechanism: 'request-for-quote' }], consolidated: { enabled: true }, populations: [] },
    ],
  ])('%s: %s', (path, reason, values) => {
    const error = refused(values);
    expect(error.message).toContain(reason);
    expect(error.message).toContain(path);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID_VALUE', facts: { path } });
  });

  it('is known in scenario market too where agents ask for what a mechanism does not take', () => {
    const values = { venue: { mechanism: 'request-for-quote' } };
    expect(() => planWorld('market', [{ source: 'test', values }], 1)).toThrow(
      'populations.1.agent is "market-maker", which uses replacements of orders: request-for-quote does not take that',
    );
  });

  it('is a dark-seeker without a dark venue', () => {
    const config = plan({ populations: [{ agent: 'dark-seeker' }] });
    expect(() => buildWorld(config)).toThrow('a dark-seeker needs a dark and a lit venue, and has venue');
  });
});

it('a night is no reason to refuse a run that lasts until the morning, nor a venue at which nobody trades', () => {
  const night = { startsAt: '20h', schedules: [{ steps: openAllDay }] };
  expect(() => plan({ venues: [{ ...lit, session: night }], until: '14h' })).not.toThrow();
  const populations = [{ agent: 'zero-intelligence', venue: 'other' }];
  expect(() => plan({ venues: [{ ...lit, session: night }, { name: 'other' }], populations })).not.toThrow();
});

it('what only the scenario can know names the layer that it came from', () => {
  const layers = [
    { source: 'my-market.json', values: { populations: [{ agent: 'momentum' }, { agent: 'momentun' }] } },
  ];
  expect(() => planWorld('markets', layers, 1)).toThrow(
    'populations.1.agent is "momentun": there is no such agent (did you mean momentum?), in my-market.json',
  );
  const flag = {
    source: '--set populations.0.agent=clairvoyant',
    values: { populations: { 0: { agent: 'clairvoyant' } } },
  };
  expect(() => planWorld('markets', [flag], 1)).toThrow(
    'populations.0.agent is "clairvoyant": there is no such agent, in --set populations.0.agent=clairvoyant',
  );
});

function refused(values: object): Error {
  try {
    plan(values);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was taken');
}
