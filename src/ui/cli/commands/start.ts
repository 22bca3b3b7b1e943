import { runCommand } from './run.ts';

/** `market-sim start`: the default market, its report, and the browser. */
export async function startCommand(options: { open: boolean; json?: boolean }): Promise<void> {
  await runCommand('zi', {
    seed: '1',
    set: [],
    speed: 'max',
    log: 'commands',
    store: true,
    report: true,
    open: options.open,
    json: options.json,
  });
}
