import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockFile, missingOptional, platformOf } from '../../tools/tasks/lockFile.ts';
import { ROOT } from './rules/rule.ts';

const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

describe('package-lock.json', () => {
  const lock: LockFile = readJson('package-lock.json');

  it('holds the optional packages of every platform (tools/tasks/completeLock.ts adds them)', () => {
    expect(missingOptional(lock)).toEqual([]);
  });

  it('is seen to lack one', () => {
    const packages = Object.fromEntries(
      Object.entries(lock.packages).filter(([folder]) => folder !== 'node_modules/@biomejs/cli-darwin-arm64'),
    );
    expect(missingOptional({ packages }).map(({ name }) => name)).toEqual(['@biomejs/cli-darwin-arm64']);
  });

  it('finds nested packages as Node does', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/a/node_modules/b': { version: '1.0.0' },
      'node_modules/d/node_modules/c': { version: '1.0.0' },
    };
    expect(missingOptional({ packages }).map(({ name }) => name)).toEqual(['c']);
  });

  it('names platforms as npm does', () => {
    expect(platformOf('@x/cli-linux-x64-musl')).toEqual({ os: ['linux'], cpu: ['x64'], libc: ['musl'] });
    expect(platformOf('@x/binding-win32-arm64-msvc')).toEqual({ os: ['win32'], cpu: ['arm64'] });
    expect(platformOf('fsevents')).toBeUndefined();
  });
});

describe('package.json', () => {
  const { dependencies, devDependencies } = readJson('package.json');
  const inexact = (versions: Record<string, string>) =>
    Object.values(versions).filter((version) => !/^(npm:\S+@)?\d+\.\d+\.\d+$/.test(version));

  it('pins every version', () => {
    expect(inexact({ ...dependencies, ...devDependencies })).toEqual([]);
    expect(inexact({ a: '^1.0.0', b: '1.x', c: 'npm:d@7.0.2', e: '1.2.3' })).toEqual(['^1.0.0', '1.x']);
  });
});
