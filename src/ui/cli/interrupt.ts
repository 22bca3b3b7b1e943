/**
 * Runs `work` with a signal that the first Ctrl-C (or SIGTERM) raises; a second one ends the process at once.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const raise = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', raise);
  process.on('SIGTERM', raise);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', raise);
    process.off('SIGTERM', raise);
  }
}
