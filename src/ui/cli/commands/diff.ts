import { EXIT } from '../../../core/utils/errorCodes.ts';
import { diffRuns } from '../../../simulation/results/diff.ts';
import { diffText } from '../../../simulation/results/diffText.ts';
import { KernelReplayHost } from '../../../simulation/results/kernelReplay.ts';
import { nodeHost } from '../../../simulation/results/node/nodeHost.ts';
import { openRun } from '../../../simulation/results/node/openRun.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { resolveRun } from '../../../simulation/results/node/store/resolveRun.ts';
import { registeredPlugins } from '../../../simulation/scenarios/plugins/registerPlugin.ts';
import { requirePlugins } from '../../../simulation/scenarios/plugins/requirePlugins.ts';
import { Output } from '../output.ts';

/** `market-sim diff <runA> <runB>` */
export function diffCommand(dirA: string, dirB: string, options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const a = openRun(resolveRun(dirA));
  try {
    const b = openRun(resolveRun(dirB));
    try {
      for (const { manifest } of [a, b]) requirePlugins(manifest.plugins ?? [], registeredPlugins());
      const result = diffRuns(a, b, new KernelReplayHost(programVersion(), nodeHost));
      for (const line of diffText(result, a.manifest, b.manifest)) output.say(line);
      output.result(result);
      process.exitCode = result.outcome === 'same' ? EXIT.ok : EXIT.different;
    } finally {
      b.close();
    }
  } finally {
    a.close();
  }
}
