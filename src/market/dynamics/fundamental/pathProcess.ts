import { MAX_TICKS, type SimTime } from '../../../core/models/units.ts';
import { seasonRows, unitsOf } from '../arrivals/seasonSettings.ts';
import { CellDraws } from '../paths/cellDraws.ts';
import { SeasonalPath } from '../paths/seasonalPath.ts';
import type { ValuePath } from '../paths/valuePath.ts';
import type { PathSettings } from './pathSettings.ts';
import type { ValueProcess, ValueTerms } from './valueProcess.ts';

interface Announcement {
  readonly at: SimTime;
  readonly change: number;
}

/** A value that follows a path: published at even intervals and with each announcement, and open to observation. */
export function pathProcess(
  path: ValuePath,
  settings: PathSettings,
  unitsPerSecond: number,
  terms: ValueTerms,
): ValueProcess {
  const every = Math.max(
    1,
    unitsOf(settings.publishEvery, 'fundamental.settings.publishEvery', unitsPerSecond),
  );
  const rows = seasonRows(settings.season, 'fundamental.settings.season', unitsPerSecond);
  const seasonal = rows.length === 0 ? path : new SeasonalPath(path, rows);
  const announced = announcements(settings, unitsPerSecond, terms);
  const whole = withAnnouncements(seasonal, announced);
  const times = announced.map(({ at }) => at);
  return {
    path: whole,
    wait(_rng, now) {
      const next = now - (now % every) + every;
      return Math.min(next, times.find((at) => at > now) ?? next) - now;
    },
    move: (_value, _waited, _rng, now) => Math.min(MAX_TICKS, Math.max(1, Math.round(whole.at(now)))),
  };
}

/** In order of time; each change is drawn from a stream of its own. */
function announcements(
  settings: PathSettings,
  unitsPerSecond: number,
  { seed, name }: ValueTerms,
): Announcement[] {
  const draws = new CellDraws(seed, `announcements/${name}`);
  const list = settings.announcements.map(({ at, mean, deviation }, i) => ({
    at: unitsOf(at, `fundamental.settings.announcements.${i}.at`, unitsPerSecond),
    change: mean + deviation * draws.normal(0, i),
  }));
  return list.sort((a, b) => a.at - b.at);
}

function withAnnouncements(path: ValuePath, list: readonly Announcement[]): ValuePath {
  if (list.length === 0) return path;
  return {
    at(time) {
      let value = path.at(time);
      for (const { at, change } of list) if (at <= time) value += change;
      return value;
    },
  };
}
