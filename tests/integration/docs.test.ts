import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Terminal } from '../support/commandLine.ts';
import { examplesOf, runExample } from '../support/documentExamples.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].sort();
const withExamples = documents.filter(
  (path) => examplesOf(readFileSync(join(ROOT, path), 'utf8')).length > 0,
);

/** Runs a document from top to bottom in one folder, as a reader would. */
function read(document: string): string[] {
  const terminal = new Terminal();
  try {
    return examplesOf(document).flatMap((example) =>
      runExample(example, terminal).map((fault) => `line ${example.line}: ${fault}`),
    );
  } finally {
    terminal.close();
  }
}

describe('examples in the documents', () => {
  it('are there', () => {
    expect(withExamples).toContain('README.md');
  });

  it.each(withExamples)('%s runs as it is printed', (path) => {
    expect(read(readFileSync(join(ROOT, path), 'utf8'))).toEqual([]);
  });

  it('are seen to fail', () => {
    const block = (language: string, text: string) => `text\n\n\`\`\`${language} test\n${text}\n\`\`\`\n`;
    expect(read(block('sh', 'npx market-sim scenarios show zi'))).toEqual([]);
    expect(read(block('sh', 'npx market-sim scenarios show nothing'))).toHaveLength(1);
    expect(read(block('sh', 'npx market-sim scenarios show nothing || true'))).toHaveLength(1);
    expect(read(block('sh', 'rm x'))).toEqual(['line 3: not a plain market-sim command: rm x']);
    expect(read(block('ts', "const one: number = 1;\nif (one !== 1) throw new Error('x');"))).toEqual([]);
    expect(read(block('ts', "import { nothing } from 'market-sim/worlds';\nnothing();"))).toHaveLength(1);
  });
});
