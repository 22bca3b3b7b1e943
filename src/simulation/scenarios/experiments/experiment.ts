import { parseDuration } from '../../../core/data/config/duration.ts';
import { experimentalDoubleAuction } from '../../../market/mechanisms/experimental/experimentalDoubleAuction.ts';
import { chooseAgent, completePart } from '../chooseParts.ts';
import { asMarkets } from '../market/scenario.ts';
import type { MarketConfig } from '../market/settings.ts';
import { badSetting } from '../markets/badSetting.ts';
import { buildMarkets } from '../markets/world.ts';
import type { World, WorldHost } from '../scenario.ts';
import type { ExperimentMarket } from './experimentMarket.ts';
import type { ExperimentConfig } from './settings.ts';

/** What nobody runs out of: budgets bind in values, not in cash. */
const CASH_MINOR = 1_000_000_000;
/** What the experiment itself says to a trader of units. */
const GIVEN = ['side', 'values', 'period', 'shoutsPerSecond', 'lowest', 'highest', 'standing'];

/**
 * Settings of both kinds of traders, checked and completed.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completeExperiment(config: ExperimentConfig): ExperimentConfig {
  const { trader, traderSettings, rival, rivalSettings } = config;
  return {
    ...config,
    traderSettings: completeTrader('trader', trader, traderSettings),
    rivalSettings: rival === '' ? {} : completeTrader('rival', rival, rivalSettings),
  };
}

function completeTrader(path: string, name: string, values: object): object {
  const agent = chooseAgent(name, path);
  const known = Object.keys((agent.settings as { readonly properties?: object }).properties ?? {});
  if (!GIVEN.every((setting) => known.includes(setting))) {
    const advice = '`market-sim scenarios show gode-sunder` says more; zi-c, zip, gd and others trade units.';
    throw badSetting(path, name, 'it does not trade units that are handed out', advice);
  }
  const own = Object.entries(values).filter(([setting]) => !GIVEN.includes(setting));
  const completed = completePart(agent, Object.fromEntries(own), `${path}Settings`, 'agent');
  return Object.fromEntries(Object.entries(completed).filter(([setting]) => !GIVEN.includes(setting)));
}

/** The world of an experiment: one double auction, and its traders, buyers first. */
export function buildExperiment(
  config: ExperimentConfig,
  market: ExperimentMarket,
  seed: number,
  host: WorldHost,
): World {
  const { until, tiePolicy, timeResolutionNs, network, instrument, auction } = config;
  const periodNs = parseDuration(config.period, 'period');
  const units = Math.max(1, Math.round(periodNs / timeResolutionNs));
  const venue = {
    mechanism: experimentalDoubleAuction.name,
    // A mechanism counts in units of the world's clock.
    settings: { ...auction, period: `${units}ns` },
    makerFeePpm: 0,
    takerFeePpm: 0,
    place: 0,
    computationDelayNs: 0,
  };
  const shared: MarketConfig = {
    until,
    tiePolicy,
    timeResolutionNs,
    network,
    instrument,
    venue,
    populations: populations(config, market, periodNs),
    accounts: { cashMinor: CASH_MINOR, position: 0 },
  };
  return buildMarkets(asMarkets(shared), seed, host);
}

function populations(
  config: ExperimentConfig,
  { buyers, sellers }: ExperimentMarket,
  periodNs: number,
): MarketConfig['populations'] {
  const { trader, traderSettings, rival, rivalSettings, shoutsPerPeriod, highest, period } = config;
  const kinds = [{ agent: trader, own: traderSettings }];
  if (rival !== '') kinds.push({ agent: rival, own: rivalSettings });
  const traders = kinds.length * (buyers.length + sellers.length);
  const shoutsPerSecond = (shoutsPerPeriod * 1e9) / (periodNs * traders);
  const given = { period, shoutsPerSecond, lowest: 1, highest, standing: config.auction.standing };
  return [
    { side: 'buyer', values: buyers },
    { side: 'seller', values: sellers },
  ].flatMap((units) =>
    kinds.map(({ agent, own }) => ({
      agent,
      count: units.values.length,
      settings: { ...own, ...given, ...units },
      place: 0,
      computationDelayNs: 0,
    })),
  );
}
