import { parseDuration } from '../../../core/data/config/duration.ts';
import { PHASE } from '../../../core/models/phase.ts';
import { PHASE_RULES } from '../../../market/exchange/session/phaseRules.ts';
import { TradingCalendar } from '../../../market/exchange/session/tradingCalendar.ts';
import { type SessionSettings, sessionConfig } from '../sessionSettings.ts';
import { badSetting } from './badSetting.ts';
import { venuesOf } from './populations.ts';
import type { MarketsConfig } from './settings.ts';

/**
 * Refuses markets in which nothing can ever happen.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: nobody trades, or an agent's venue takes no orders before the run ends.
 */
export function checkTrading(config: MarketsConfig): void {
  const { populations } = config;
  if (populations.every(({ count }) => count === 0)) {
    const reason = 'nobody trades in this market';
    if (populations.length === 0) throw badSetting('populations', '[]', reason, ADVICE);
    throw badSetting('populations.0.count', 0, reason, ADVICE);
  }
  const traded = new Set(populations.flatMap((population) => tradedPlaces(config, population)));
  for (const place of [...traded].sort((a, b) => a - b)) checkOpen(config, place);
}

const ADVICE =
  'Name a population: {"agent": "zero-intelligence", "count": 100}; `market-sim agents` lists kinds.';

function tradedPlaces(config: MarketsConfig, population: MarketsConfig['populations'][number]): number[] {
  return population.count === 0 ? [] : venuesOf(config, population);
}

function checkOpen({ venues, until }: MarketsConfig, place: number): void {
  const { name, session } = venues[place];
  if (Object.keys(session).length === 0) return;
  const settings = session as SessionSettings;
  const { calendar } = sessionConfig(settings, (ns) => ns);
  if (isEverOpen(new TradingCalendar(calendar), parseDuration(until, 'until'))) return;
  throw badSetting(
    `venues.${place}.session.startsAt`,
    settings.startsAt,
    `${name} takes no orders from then until the run ends (until is ${until})`,
    'Let the run begin in the trading day, or last until the next one; week names the schedules of the days.',
  );
}

/** Whether orders are taken in any phase from the start to `end`, in nanoseconds. */
function isEverOpen(calendar: TradingCalendar, end: number): boolean {
  if (takesOrders(calendar.phaseAt(0))) return true;
  let step = calendar.nextAfter(0);
  while (step !== undefined && step.time <= end) {
    if (takesOrders(step.phase)) return true;
    step = calendar.nextAfter(step.time);
  }
  return false;
}

function takesOrders(phase: keyof typeof PHASE): boolean {
  return PHASE_RULES[PHASE[phase]].timesInForce.length > 0;
}
