import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupSandbox } from '../support/setupSandbox.ts';

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}

/** The process id of a process that has ended. */
const deadPid = () => String(spawnSync(process.execPath, ['--version']).pid);

describe.skipIf(process.platform === 'win32')('the set-up', () => {
  let sandbox: SetupSandbox;
  beforeEach(() => {
    sandbox = new SetupSandbox();
  });
  afterEach(() => sandbox.close());

  it('fetches Node, then the dependencies, and the next time nothing', () => {
    const first = sandbox.call(['install']);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/fetching Node 24\.\d+\.\d+.*\n.*locked dependencies/);
    expect(sandbox.npmCalls).toEqual(['install', 'ci']);
    expect(sandbox.call(['install'])).toEqual({ code: 0, stderr: '' });
    expect(sandbox.npmCalls).toEqual(['install', 'ci']);
  });

  it('installs again when the lock has changed', () => {
    sandbox.call(['install']);
    sandbox.write('package-lock.json', '{}');
    expect(sandbox.call(['install']).code).toBe(0);
    expect(sandbox.npmCalls).toEqual(['install', 'ci', 'ci']);
  });

  it('called twice at once, fetches once, and the second says that it waits', async () => {
    const slow = { NPM_WAIT_MS: '600' };
    const calls = [sandbox.start(['install'], slow), sandbox.start(['install'], slow)];
    let words = '';
    for (const call of calls)
      call.stderr?.on('data', (text) => {
        words += text;
      });
    expect(await Promise.all(calls.map(ended))).toEqual([0, 0]);
    expect(sandbox.npmCalls).toEqual(['install', 'ci']);
    expect(words).toMatch(/another set-up is at work \(process \d+\)/);
  });

  it('takes over from a set-up that died', () => {
    sandbox.write('.tools/setup.lock', deadPid());
    expect(sandbox.call(['install']).code).toBe(0);
  });

  it('says what is missing where there is no npm', () => {
    const { code, stderr } = sandbox.call(['install'], { PATH: '' });
    expect(code).toBe(4);
    expect(stderr).toContain('could not fetch Node: there is no npm on the PATH');
    expect(sandbox.call(['install']).code).toBe(0);
  });

  it('says what to look at where npm fails, and takes it up again', () => {
    const { code, stderr } = sandbox.call(['install'], { NPM_FAILS: '1' });
    expect(code).toBe(4);
    expect(stderr).toContain('could not fetch Node: npm exited with 7');
    expect(sandbox.call(['install']).code).toBe(0);
  });

  it('refuses a task that does not exist', () => {
    const { code, stderr } = sandbox.call(['fly']);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown task fly; there are install, start, streamlet, test');
  });

  it('passes on the exit code of the task, and a signal as the shell has it', () => {
    sandbox.write('tests/soak/soak.ts', 'process.exit(Number(process.argv[2]));');
    expect(sandbox.call(['soak', '3']).code).toBe(3);
    sandbox.write('tests/soak/soak.ts', "process.kill(process.pid, 'SIGKILL');");
    expect(sandbox.call(['soak']).code).toBe(137);
  });

  it('lets the task answer Ctrl-C in its own way', async () => {
    sandbox.write(
      'tests/soak/soak.ts',
      `process.on('SIGINT', () => setTimeout(() => process.exit(130), 50));
       process.stdout.write('ready');
       setTimeout(() => process.exit(1), 20_000);`,
    );
    const call = sandbox.start(['soak']);
    await once(call.stdout as NodeJS.ReadableStream, 'data');
    call.kill('SIGINT');
    expect(await ended(call)).toBe(130);
  });
});
