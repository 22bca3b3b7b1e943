import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/core/models/message.ts';
import { ORDER_STATE } from '../../../../src/core/models/orderState.ts';
import type { PlainData } from '../../../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../../src/core/models/ports/actor.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { MatchingEngine } from '../../../../src/market/exchange/book/matchingEngine.ts';
import { VenueGateway } from '../../../../src/market/exchange/gateway/venueGateway.ts';
import { type DeskOrderState, STAGE } from '../../../../src/market/exchange/orders/deskOrder.ts';
import { VenueActor } from '../../../../src/market/exchange/venue.ts';
import { type DeskStep, deskStep, listOf, orderOf } from '../../../support/deskFlow.ts';
import { MiniWorld } from '../../../support/miniWorld.ts';
import { share } from '../../../support/venueBench.ts';

const instruments = [share()];
const POSITION = 10;

class Trader implements Actor {
  readonly gateway = new VenueGateway({
    venue: 0,
    instruments,
    cashMinor: 1_000_000,
    positions: [{ instrument: 0, lots: POSITION }],
  });

  start(): void {}
  receive(ctx: ActorContext, _from: number, message: Message): void {
    expect(this.gateway.onMessage(ctx, message)).toBe(true);
  }
  snapshot(): PlainData {
    return this.gateway.snapshot();
  }
  restore(state: PlainData): void {
    this.gateway.restore(state);
  }

  act(ctx: ActorContext, step: DeskStep): void {
    const { gateway } = this;
    gateway.attach(ctx);
    let id = gateway.firstOrder();
    for (let i = 0; i < step.more && id !== 0; i++) id = gateway.orderAfter(id) || id;
    if (step.what === 18) gateway.cancel(id);
    else if (step.what === 19) gateway.replace(id, 100 + step.at, step.quantity);
    else if (step.what === 20) gateway.cancelAll();
    else if (step.what > 20) gateway.placeList(listOf(step));
    else gateway.place(orderOf(step));
  }
}

describe('gateways of a venue with a desk', () => {
  it('know their orders, parked ones as such, and their accounts whenever nothing is in flight', () => {
    const flow = fc.array(fc.tuple(deskStep, fc.nat({ max: 4 })), {
      minLength: 1,
      maxLength: 80,
      size: 'max',
    });
    fc.assert(
      fc.property(flow, fc.nat(), (steps, seed) => {
        const venue = new VenueActor({
          instruments,
          participants: [1, 2, 3, 4].map((actor) => ({
            actor,
            cashMinor: 1_000_000,
            positions: [{ instrument: 0, lots: POSITION }],
          })),
          createEngine: (events) => new MatchingEngine(events),
          desk: {},
        });
        const traders = [1, 2, 3, 4].map(() => new Trader());
        const world = new MiniWorld([venue, ...traders], createRng(seed, 'desk world'));
        for (const [step, deliveries] of steps) {
          world.act(step.account, (ctx) => traders[step.account - 1].act(ctx, step));
          for (let i = 0; i < deliveries; i++) world.step();
        }
        world.settle();
        for (const [i, { gateway }] of traders.entries()) compare(venue, gateway, i + 1);
      }),
      { numRuns: 150 },
    );
  });
});

/** Everything a trader knows against what the venue knows. */
function compare(venue: VenueActor, gateway: VenueGateway, account: number): void {
  const { orders } = (venue.desk as NonNullable<typeof venue.desk>).snapshot() as unknown as {
    readonly orders: readonly DeskOrderState[];
  };
  const own = orders.filter((order) => order.account === account);
  const known = new Map<number, string>();
  for (let id = gateway.firstOrder(); id !== 0; id = gateway.orderAfter(id)) {
    const isParked = gateway.stateOf(id) === ORDER_STATE.parked;
    known.set(id, `${gateway.leavesOf(id)} lots, parked: ${isParked}`);
  }
  const wanted = own.map(({ leaves, stage, terms }): [number, string] => [
    terms.clientOrderId,
    `${leaves} lots, parked: ${stage < STAGE.book}`,
  ]);
  const byId = (a: readonly [number, string], b: readonly [number, string]) => a[0] - b[0];
  expect([...known].sort(byId)).toEqual(wanted.sort(byId));
  expect(gateway.position(0)).toBe(venue.ledger.position[account]);
  expect(gateway.cashMinor).toBe(venue.ledger.cash[account]);
}
