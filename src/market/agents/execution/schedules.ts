/** What a schedule knows when it is asked. */
export interface ExecutionView {
  /** Lots of the whole order. */
  readonly quantity: number;
  /** Share of its horizon that is over, 0 to 1. */
  readonly elapsed: number;
  /** Lots that others have traded since it began. */
  readonly othersVolume: number;
  /** Lots that all have traded within the trailing window, its own among them. */
  readonly recentVolume: number;
  /** Length of a look as a share of the trailing window. */
  readonly lookShare: number;
  /** What was due at the last look. */
  readonly due: number;
  readonly participation: number;
  /** Volume that is expected in equal parts of the horizon, in any unit. */
  readonly profile: readonly number[];
}

/** How fast a large order is executed. */
export interface ExecutionSchedule {
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  /** It goes by a horizon; the others by the market's volume. */
  readonly byTime: boolean;
  /** Lots that should be filled by now; may lie between whole lots. */
  due(view: ExecutionView): number;
}

/** Every schedule by which a large order can be executed. */
export const executionSchedules: readonly ExecutionSchedule[] = [
  {
    name: 'twap',
    title: 'evenly over the horizon',
    byTime: true,
    due: ({ quantity, elapsed }) => quantity * elapsed,
  },
  {
    name: 'vwap',
    title: 'over the horizon as the profile of the volume goes',
    byTime: true,
    due: ({ quantity, elapsed, profile }) => quantity * shareOf(profile, elapsed),
  },
  {
    name: 'pov',
    title: 'a share of all volume since it began',
    byTime: false,
    due: ({ othersVolume, participation }) => (participation / (1 - participation)) * othersVolume,
  },
  {
    name: 'trailing-pov',
    title: 'in each look as large a part of the share of the trailing volume as the look is of the window',
    byTime: false,
    due: ({ due, participation, recentVolume, lookShare }) => due + participation * recentVolume * lookShare,
  },
];

/** Share of the profile up to `elapsed`, even within each part. */
function shareOf(profile: readonly number[], elapsed: number): number {
  const at = elapsed * profile.length;
  let [before, all] = [0, 0];
  for (const [part, volume] of profile.entries()) {
    before += volume * Math.min(1, Math.max(0, at - part));
    all += volume;
  }
  return before / all;
}
