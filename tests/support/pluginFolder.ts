import { writeFileSync } from 'node:fs';
import { Terminal } from './commandLine.ts';

/** A scenario of one actor that counts wake-ups and at `at` does what `mischief` says. */
const SCENARIO = `
import { commonProperties } from 'market-sim/common-settings';
import { parseDuration } from 'market-sim/duration';
import { definePlugin } from 'market-sim/plugin';
import { defineScenario } from 'market-sim/scenario';
import { choiceSetting, integerSetting, settings } from 'market-sim/settings';
import { WorldBuilder } from 'market-sim/world-builder';
import { mischief, STEP } from './mischief.ts';

const counting = defineScenario({
  name: 'counting',
  title: 'Counts',
  description: 'An actor that counts.',
  schema: settings('Counting', {
    ...commonProperties,
    at: integerSetting(1e9, 0, 1e9, { description: 'When' }),
    mischief: choiceSetting('none', ['none', 'throw', 'loop', 'build', 'hash', 'exit', 'later'], { description: 'What' }),
  }),
  build(config, seed, host) {
    const builder = new WorldBuilder(config, seed, host);
    if (config.mischief === 'build') for (;;);
    let count = 0;
    const actor = {
      start: (ctx) => ctx.wakeAt(STEP, 0),
      receive() {},
      wake(ctx) {
        if (++count > config.at) mischief(config.mischief);
        ctx.wakeAt(ctx.now + STEP + ctx.rng.below(2), 0);
      },
      snapshot() {
        if (config.mischief === 'hash' && count > config.at) for (;;);
        return { count };
      },
      restore(state) {
        count = state.count;
      },
    };
    builder.add('counter', actor, { kind: 'counter', journaled: true });
    return {
      kernel: builder.kernel,
      until: builder.units(parseDuration(config.until, 'until')),
      timeResolutionNs: config.timeResolutionNs,
      tiePolicy: config.tiePolicy,
      actors: builder.actors,
      instruments: [],
      counts: () => ({ orders: 0, trades: 0, rejects: 0 }),
      check() {},
    };
  },
});

export default definePlugin({ name: 'counts', version: '1.2.3', scenarios: [counting] });
`;

const MISCHIEF = `
export const STEP = 1000;
export function mischief(what: string): void {
  if (what === 'throw') throw new Error('no luck');
  if (what === 'loop') for (;;);
  if (what === 'exit') process.exit(3);
  if (what === 'later') setTimeout(() => { throw new Error('too late'); });
}
`;

/** A terminal in a folder with the plug-in `counts` in two files: a scenario `counting` that can go wrong. */
export function pluginTerminal(): Terminal {
  const terminal = new Terminal();
  writeFileSync(terminal.path('counts.ts'), SCENARIO);
  writeFileSync(terminal.path('mischief.ts'), MISCHIEF);
  return terminal;
}
