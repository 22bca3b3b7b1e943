import { numberSetting, settings } from '../../../core/data/config/schema.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { UNIT_OWN, UnitTrader } from './unitTrader.ts';
import { type UnitTraderConfig, unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';
import { KEEP, zipDirection, zipStep, zipTarget } from './zipRule.ts';

interface ZipParameters {
  readonly learningRateLow: number;
  readonly learningRateHigh: number;
  readonly momentumLow: number;
  readonly momentumHigh: number;
  readonly marginLow: number;
  readonly marginHigh: number;
  readonly relativePerturbation: number;
  readonly absolutePerturbation: number;
}

/** Own numbers. */
const MARGIN = UNIT_OWN;
const CHANGE = UNIT_OWN + 1;
const LEARNING_RATE = UNIT_OWN + 2;
const MOMENTUM = UNIT_OWN + 3;

/**
 * Zero intelligence plus (Cliff 1997): keeps a profit margin, and moves it towards what shouts and deals show to be
 * possible. Learning rate, momentum and first margin are drawn for each trader.
 */
class Zip extends UnitTrader {
  readonly #parameters: ZipParameters;
  readonly #heard: { side: Side; price: number; accepted: boolean } = {
    side: BUY,
    price: 0,
    accepted: false,
  };

  constructor(parameters: ZipParameters, config: UnitTraderConfig, place: AgentPlace) {
    super(config, place, 4, true);
    this.#parameters = parameters;
  }

  protected override onStart(ctx: ActorContext): void {
    const { learningRateLow, learningRateHigh, momentumLow, momentumHigh, marginLow, marginHigh } =
      this.#parameters;
    const draw = (low: number, high: number) => low + ctx.rng.uniform() * (high - low);
    this.own[LEARNING_RATE] = draw(learningRateLow, learningRateHigh);
    this.own[MOMENTUM] = draw(momentumLow, momentumHigh);
    const margin = draw(marginLow, marginHigh);
    this.own[MARGIN] = this.side === BUY ? -margin : margin;
    super.onStart(ctx);
  }

  protected price(): PriceTicks {
    return Math.max(1, Math.round(this.#exactPrice));
  }

  get #exactPrice(): number {
    return this.limit * (1 + this.own[MARGIN]);
  }

  protected override heard(ctx: ActorContext, side: Side, price: PriceTicks): void {
    this.#learn(ctx, side, price, false);
  }

  protected override dealt(ctx: ActorContext, price: PriceTicks, accepted: Side): void {
    this.#learn(ctx, accepted, price, true);
  }

  #learn(ctx: ActorContext, side: Side, price: PriceTicks, accepted: boolean): void {
    const heard = this.#heard;
    heard.side = side;
    heard.price = price;
    heard.accepted = accepted;
    const { own } = this;
    const before = this.#exactPrice;
    // What others hear of it is the whole tick: between ticks nobody would be beaten, and all would wait for ever.
    const direction = zipDirection(this.side, this.price(), this.isActive, heard);
    if (direction === KEEP) return;
    const { relativePerturbation, absolutePerturbation } = this.#parameters;
    const relative = relativePerturbation * ctx.rng.uniform();
    const absolute = absolutePerturbation * ctx.rng.uniform();
    const target = zipTarget(this.side, direction, price, relative, absolute);
    const step = zipStep(
      this.side,
      this.limit,
      before,
      target,
      own[LEARNING_RATE],
      own[MOMENTUM],
      own[CHANGE],
    );
    own[MARGIN] = step.margin;
    own[CHANGE] = step.change;
  }
}

const ranges = {
  learningRateLow: numberSetting(0.1, 0, 1, { description: 'Learning rates are uniform from here' }),
  learningRateHigh: numberSetting(0.5, 0, 1, { description: 'to here' }),
  momentumLow: numberSetting(0, 0, 1, { description: 'Momenta are uniform from here' }),
  momentumHigh: numberSetting(0.1, 0, 1, { description: 'to here' }),
  marginLow: numberSetting(0.05, 0, 1, {
    description: 'First margins are uniform from here, less for buyers',
  }),
  marginHigh: numberSetting(0.35, 0, 1, { description: 'to here' }),
  relativePerturbation: numberSetting(0.05, 0, 1, {
    description: 'A target lies up to this part of the price beyond it',
  }),
  absolutePerturbation: numberSetting(0.05, 0, 1e6, {
    unit: 'ticks',
    description: 'and up to this much more',
  }),
};

/** The trader that beat people in the laboratory (Das, Hanson, Kephart and Tesauro 2001). */
export const zipAgent = defineAgent({
  name: 'zip',
  title: 'Zero intelligence plus: a profit margin that learns from shouts and deals (Cliff 1997)',
  source: 'Cliff, Hewlett-Packard Laboratories HPL-97-91 (1997)',
  settings: settings('A ZIP trader', { ...unitTraderSettings, ...ranges }),
  uses: () => ({ replace: true }),
  create(values, place) {
    for (const range of ['learningRate', 'momentum', 'margin'] as const) {
      const [low, high] = [values[`${range}Low`], values[`${range}High`]];
      if (low <= high) continue;
      throw new BaseError('CONFIG_INVALID_VALUE', `${range}Low is ${low} and ${range}High ${high}`, {
        facts: { low, high },
        advice: `Set ${range}Low no higher than ${range}High in the settings of the population.`,
      });
    }
    return new Zip(values, unitTraderConfig(values, place), place);
  },
});
