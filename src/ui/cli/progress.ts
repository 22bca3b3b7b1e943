import { grouped } from './output.ts';

/** Milliseconds between two lines where there is no terminal to draw a bar on. */
const LINE_INTERVAL_MS = 5000;

/** Progress of long work, on stderr: a bar on a terminal, else a line now and then. */
export interface Progress {
  /** `share` from 0 to 1; `count` is what has been done, in `unit`s; `note` is what else there is to say by now. */
  update(share: number, count: number, note?: string): void;
  stop(): void;
}

/** `label` says what is going on, `unit` what is counted. */
export async function startProgress(label: string, unit: string): Promise<Progress> {
  return process.stderr.isTTY ? bar(label, unit) : lines(label, unit);
}

async function bar(label: string, unit: string): Promise<Progress> {
  const { SingleBar } = (await import('cli-progress')).default;
  const single = new SingleBar({
    format: `${label} {bar} {percentage}%  {count} ${unit}{left}{note}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    fps: 10,
  });
  const started = performance.now();
  single.start(1000, 0, { count: '0', left: '', note: '' });
  return {
    update: (share, count, note) =>
      single.update(Math.round(share * 1000), {
        count: grouped(count),
        left: timeLeft(share, started),
        note: noteText(note),
      }),
    stop: () => single.stop(),
  };
}

function noteText(note: string | undefined): string {
  return note === undefined ? '' : `  ${note}`;
}

/** How long it still takes, once there is something to go by. */
function timeLeft(share: number, started: number): string {
  return share > 0 ? `  ${leftText(((performance.now() - started) * (1 - share)) / share)} left` : '';
}

/** Milliseconds to come, as one looks at them: 40s, 12m, 3h. */
function leftText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes}m` : `${Math.round(minutes / 60)}h`;
}

function lines(label: string, unit: string): Progress {
  const started = performance.now();
  let last = started;
  return {
    update(share, count, note) {
      const now = performance.now();
      if (now - last < LINE_INTERVAL_MS) return;
      last = now;
      process.stderr.write(
        `${label} ${Math.floor(share * 100)}%  ${grouped(count)} ${unit}${timeLeft(share, started)}${noteText(note)}\n`,
      );
    },
    stop() {},
  };
}
