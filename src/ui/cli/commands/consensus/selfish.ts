import { availableParallelism } from 'node:os';
import { type SelfishLine, selfishLine } from '../../../../analysis/consensus/selfishShares.ts';
import { buildSelfishReport } from '../../../../analysis/reports/buildSelfishReport.ts';
import { commandLine } from '../../../../analysis/reports/reproduce.ts';
import { formatNumber } from '../../../../analysis/visualization/numbers.ts';
import { runChains } from '../../../../api/consensus/runChains.ts';
import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { programVersion } from '../../../../simulation/results/node/programVersion.ts';
import { planWorld, type WorldPlan } from '../../../../simulation/scenarios/createWorld.ts';
import { parseSeeds } from '../../compare/seedList.ts';
import { sharesOf, wholeOf } from '../../consensus/lists.ts';
import { interruptible } from '../../interrupt.ts';
import { checkFolderPlace } from '../../outPlace.ts';
import { columns, Output } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { formsOf, placeOf } from '../../report/reportPlace.ts';
import { showContent } from '../../showReport.ts';
import { parseWorkers } from '../../workerCount.ts';

export interface SelfishOptions {
  readonly power: string;
  readonly gamma: string;
  readonly blocks: string;
  readonly seeds: string;
  readonly workers?: string;
  /** True, or the file to write. */
  readonly report?: true | string;
  readonly open: boolean;
  readonly json?: boolean;
}

/** Honest miners beside the pool, of equal power. */
const HONEST = 3;
/** Where half the power and more is the pool's, it has the whole chain. */
const MOST_POWER = 0.49;

/** `market-sim consensus selfish-mining` */
export async function selfishCommand(options: SelfishOptions): Promise<void> {
  const output = new Output(options.json === true);
  const powers = sharesOf('--power', options.power, MOST_POWER);
  const gammas = sharesOf('--gamma', options.gamma, 1);
  const blocks = wholeOf('--blocks', options.blocks, 1);
  const seeds = parseSeeds(options.seeds);
  const plans = gammas.flatMap((gamma) => powers.map((power) => planOf(power, gamma, blocks)));
  if (options.report !== undefined) checkFolderPlace(placeOf(reportOut(options), []).dir);
  const runs = await runShown(plans, seeds, options);
  if (runs[0].length === 0) {
    throw new BaseError('INTERRUPTED', 'no seed had been run for every pool by then', {
      advice: 'Start it again; nothing of it was kept.',
    });
  }
  const shares = runs.map((each) =>
    each.map(({ honestFinal, finalBlocks }) => 1 - honestFinal / finalBlocks),
  );
  const lines = gammas.map((gamma, i) =>
    selfishLine(gamma, powers, shares.slice(i * powers.length, (i + 1) * powers.length)),
  );
  tell(lines, output);
  const command = commandOf(options);
  if (options.report !== undefined) {
    const out = reportOut(options);
    const content = buildSelfishReport(lines, { programVersion: programVersion(), command, blocks, seeds });
    await showContent(content, { forms: formsOf({ out }), out, open: options.open, output });
  }
  output.result({ format: 'market-sim-selfish-mining', formatVersion: 1, command, blocks, seeds, lines });
  if (runs[0].length < seeds.length) process.exitCode = EXIT.interrupted;
}

/** Where the report goes, if the command line says so. */
function reportOut({ report }: SelfishOptions): string | undefined {
  return typeof report === 'string' ? report : undefined;
}

/** A pool, node 0, among honest miners; blocks arrive at once, so that a race is decided by gamma alone. */
function planOf(power: number, gamma: number, blocks: number): WorldPlan {
  const values = {
    nodes: 1 + HONEST,
    epochs: blocks,
    delta: '10ms',
    network: { delay: '1us' },
    faulty: [{ node: 0, adversary: 'selfish-mining' }],
    protocol: {
      interval: 1000,
      tie: gamma,
      relay: false,
      confirmations: 1,
      power: [power, ...Array.from({ length: HONEST }, () => (1 - power) / HONEST)],
    },
  };
  return planWorld('longest-chain', [{ source: '--power and --gamma', values }], 1);
}

async function runShown(plans: readonly WorldPlan[], seeds: readonly number[], options: SelfishOptions) {
  const workers = parseWorkers(options.workers, availableParallelism());
  const progress = await startProgress('mining', 'runs');
  try {
    return await interruptible((signal) =>
      runChains(plans, {
        seeds,
        workers,
        signal,
        onProgress: (share, made) => progress.update(share, made),
      }),
    );
  } finally {
    progress.stop();
  }
}

function tell(lines: readonly SelfishLine[], output: Output): void {
  const rows = lines.flatMap(({ gamma, points }) =>
    points.map(({ power, share, interval, formula }) => [
      formatNumber(gamma, 2),
      formatNumber(power, 3),
      formatNumber(share, 4),
      Number.isNaN(interval.high) ? '–' : `±${formatNumber(interval.high - share, 4)}`,
      formatNumber(formula, 4),
      share > power ? 'pays' : 'does not pay',
    ]),
  );
  for (const line of columns([['gamma', 'power', 'share', '95 %', 'formula', ''], ...rows])) output.say(line);
}

function commandOf({ power, gamma, blocks, seeds }: SelfishOptions): string {
  const words = ['--power', power, '--gamma', gamma, '--blocks', blocks, '--seeds', seeds];
  return commandLine(['consensus', 'selfish-mining', ...words]);
}
