import { BUY, opposite } from '../../../core/models/side.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import { isSame, measured } from './measures.ts';
import { type Difference, ruleBehind, stateText } from './ruleDifferences.ts';
import { type CreateEngine, type PlayedOrder, ScenarioVenue } from './scenarioVenue.ts';
import type { AddStep, Check, Measured, PublishedScenario, ReplaceStep, Step } from './suite.ts';

/** A scenario that ends otherwise here, at the first step that does. Steps count from 1. */
export interface FailedScenario {
  readonly name: string;
  readonly step: number;
  /** Field of the step, and the order that it is about. */
  readonly field: string;
  readonly expected: Measured;
  readonly got: Measured;
}

export interface ConformanceResult {
  readonly scenarios: number;
  readonly passed: number;
  readonly failed: readonly FailedScenario[];
  /** Scenarios whose first difference a documented rule of ours explains. */
  readonly ruleDiffers: readonly { readonly name: string; readonly rule: string }[];
}

const fastEngine: CreateEngine = (events) => new MatchingEngine(events);

/** Plays published scenarios at a venue of ours, each at a fresh one. */
export function checkConformance(
  scenarios: readonly PublishedScenario[],
  createEngine: CreateEngine = fastEngine,
): ConformanceResult {
  const failed: FailedScenario[] = [];
  const ruleDiffers: { name: string; rule: string }[] = [];
  for (const scenario of scenarios) {
    const { name } = scenario;
    const difference = firstDifference(scenario, createEngine);
    if (difference === undefined) continue;
    const rule = ruleBehind(difference);
    if (rule === undefined) failed.push(failureOf(difference));
    else ruleDiffers.push({ name, rule });
  }
  const passed = scenarios.length - failed.length - ruleDiffers.length;
  return { scenarios: scenarios.length, passed, failed, ruleDiffers };
}

function failureOf({ check, got, scenario, step }: Difference): FailedScenario {
  const { field, order, want } = check;
  const place = { name: scenario.name, step: scenario.steps.indexOf(step) + 1 };
  return { ...place, field: order === '' ? field : `${field} of ${order}`, expected: want, got };
}

function firstDifference(scenario: PublishedScenario, create: CreateEngine): Difference | undefined {
  const venue = new ScenarioVenue(create, scenario.referencePrice);
  for (const [index, step] of scenario.steps.entries()) {
    const refused = play(venue, step, `${scenario.name}: step ${index + 1}`);
    if (refused !== undefined) return { scenario, step, venue, ...refused };
    for (const check of step.checks) {
      const got = measured(venue, check);
      if (!isSame(got, check.want)) return { scenario, step, check, got, venue };
    }
    if (step.op === 'expect') venue.startBlock();
  }
  return undefined;
}

/** Plays a step; gives what the venue had against it, where nothing in the step expects that. */
function play(
  venue: ScenarioVenue,
  step: Step,
  place: string,
): Pick<Difference, 'check' | 'got'> | undefined {
  if (step.op === 'expect') return undefined;
  if (step.op === 'add') add(venue, step, place);
  else if (step.op === 'cancel') {
    venue.cancel(orderOf(venue, step.order, place));
    return undefined;
  } else replace(venue, step, place);
  const order = venue.orders.get(step.order);
  const isExpected = step.checks.some(({ measure }) => measure === 'state' || measure === 'taken');
  if (venue.isTaken || order === undefined || isExpected) return undefined;
  const check: Check = { measure: 'state', field: 'op', side: BUY, order: step.order, want: 'accepted' };
  return { check, got: stateText(order) };
}

function add(venue: ScenarioVenue, { order, slippage, terms }: AddStep, place: string): void {
  if (venue.orders.get(order)?.state === 'accepted') {
    throw new BaseError('DATA_DUPLICATE_ID', `${place}: order ${order} is that of a live order`);
  }
  if (slippage === undefined || terms.type !== 'market') {
    venue.add(order, terms);
    return;
  }
  const best = venue.best(opposite(terms.side));
  if (best === 0) venue.add(order, terms);
  else {
    const price = terms.side === BUY ? best + slippage : Math.max(1, best - slippage);
    const timeInForce = terms.timeInForce === 'fok' ? 'fok' : 'ioc';
    venue.add(order, { ...terms, type: 'limit', price, timeInForce });
  }
}

function replace(venue: ScenarioVenue, step: ReplaceStep, place: string): void {
  const order = orderOf(venue, step.order, place);
  const { kind, lots } = step.quantity;
  const leaves = { delta: order.leaves + lots, open: lots, whole: lots - order.filled }[kind];
  if (leaves <= 0) venue.cancel(order);
  else venue.replace(order, step.newOrder, step.price || order.price, leaves);
}

function orderOf(venue: ScenarioVenue, name: string, place: string): PlayedOrder {
  const order = venue.orders.get(name);
  if (order !== undefined) return order;
  throw new BaseError('DATA_INVALID_FIELD', `${place}: order ${name} was not added before`);
}
