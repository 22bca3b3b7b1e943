import { existsSync, statSync } from 'node:fs';
import type { ExtraColumn } from '../../../../core/data/bars/ohlcvWriter.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { resolveRun } from '../../../../simulation/results/node/store/resolveRun.ts';
import { grouped, Output } from '../../output.ts';
import { type BarsOptions, ruleOption } from './barsOptions.ts';
import { BarsOutput } from './barsOutput.ts';
import { fileBars } from './fileBars.ts';
import { runBars } from './runBars.ts';
import { BUILT_EXTRAS } from './symbolBars.ts';

const COPIED_EXTRAS: readonly ExtraColumn[] = ['adjusted close', 'open interest'];

/** `market-sim bars <run|file>` */
export async function barsCommand(source: string, options: BarsOptions): Promise<void> {
  const rule = ruleOption(options);
  const isFile = existsSync(source) && statSync(source).isFile();
  if (!isFile && rule === undefined) {
    throw new BaseError(
      'USAGE',
      'say how to build the bars: --every 1m, --ticks N, --volume N or --notional N',
    );
  }
  const dir = isFile ? undefined : resolveRun(source);
  const words = new Output(options.json === true);
  const output = new BarsOutput(options, rule === undefined ? COPIED_EXTRAS : BUILT_EXTRAS);
  try {
    const { count, of, notes } = await (dir === undefined
      ? fileBars(source, options, output)
      : runBars(dir, options, output));
    await output.commit();
    for (const note of notes) process.stderr.write(`${note}\n`);
    const { out } = options;
    if (out === undefined) return;
    const { bars } = output;
    words.say(`${grouped(bars)} bars of ${grouped(count)} ${of} in ${out}`);
    words.result({ source, out, bars, [of === 'trades' ? 'trades' : 'sourceBars']: count, notes });
  } finally {
    output.discard();
  }
}
