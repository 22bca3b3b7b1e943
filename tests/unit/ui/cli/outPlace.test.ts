import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFilePlace, checkFolderPlace } from '../../../../src/ui/cli/outPlace.ts';

const dir = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
mkdirSync(join(dir, 'folder'));
writeFileSync(join(dir, 'file'), '');

describe('a place to write to, before the work', () => {
  it('may be there or not, and nothing is made', () => {
    checkFolderPlace(join(dir, 'folder'));
    checkFolderPlace(join(dir, 'new', 'within'));
    checkFilePlace(join(dir, 'file'));
    checkFilePlace(join(dir, 'new', 'file.json'));
    expect(existsSync(join(dir, 'new'))).toBe(false);
  });

  it.each([
    [checkFolderPlace, 'file', 'it is a file, not a folder'],
    [checkFolderPlace, 'file/within', 'it is a file, not a folder'],
    [checkFilePlace, 'folder', 'it is a folder, not a file'],
    [checkFilePlace, 'file/within.json', 'it is a file, not a folder'],
  ])('%o refuses %s', (check, path, message) => {
    expect(() => check(join(dir, path))).toThrow(
      expect.objectContaining({ code: 'IO_FAILED', message: expect.stringContaining(message) }),
    );
  });
});
