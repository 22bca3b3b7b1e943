import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type HouseFile, houseFile, ROOT, readHouse } from './rules/rule.ts';

/** Relative links of a document, pictures too, that lead nowhere. */
function brokenLinks({ path, text }: HouseFile): string[] {
  const targets = [...text.matchAll(/\]\((?<target>[^)\s]+)\)/g)].map((match) => match.groups?.target ?? '');
  const files = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target));
  return files.filter((target) => !existsSync(join(ROOT, dirname(path), target.split('#')[0])));
}

describe('links between documents', () => {
  it('lead to files', () => {
    const documents = readHouse().filter(({ path }) => path.endsWith('.md'));
    expect(documents.length).toBeGreaterThan(5);
    expect(documents.flatMap((file) => brokenLinks(file).map((target) => `${file.path}: ${target}`))).toEqual(
      [],
    );
  });

  it('are seen to lead nowhere', () => {
    const text = '[a](../README.md) [b](nothing.md) ![c](images/none.png) [d](https://example.org) [e](#f)';
    expect(brokenLinks(houseFile('docs/a.md', text))).toEqual(['nothing.md', 'images/none.png']);
  });
});
