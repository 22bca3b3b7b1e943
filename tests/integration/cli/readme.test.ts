import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());

  it('states the trace hash of the market that `npm start` runs', () => {
    const { traceHash } = terminal.json<RunSummary>('run', 'zi', '--seed', '1', '--no-store');
    expect(/trace hash `([0-9a-f]{16})`/.exec(README)?.[1]).toBe(traceHash);
  });
});
