import type { Breach, HouseFile, Planted, Rule } from './rule.ts';

interface BannedText {
  readonly pattern: RegExp;
  readonly message: string;
}

function search(file: HouseFile, banned: readonly BannedText[]): Breach[] {
  return file.text.split('\n').flatMap((text, i) =>
    banned
      .filter(({ pattern }) => pattern.test(text))
      .map(({ message }) => ({
        path: file.path,
        line: i + 1,
        message: `${message}: ${text.trim().slice(0, 80)}`,
      })),
  );
}

/** The rules' own files spell the words in pieces, so that they need no exception for themselves. */
const spell = (...pieces: string[]) => pieces.join('');

const MACHINE_PATHS = ['work', 'tmp', 'root', 'home'].map((folder) => spell('/', folder, '/'));

const MACHINE: readonly BannedText[] = [
  { pattern: new RegExp(`(^|[^\\w.:])(${MACHINE_PATHS.join('|')})`), message: 'a path of one machine' },
  { pattern: new RegExp(spell('registry', '\\.(npm|yarn)')), message: 'a package registry by its host' },
  { pattern: new RegExp(spell('"resolved', '": *"https?:')), message: 'a download address in the lock file' },
];

/** The project speaks of itself alone. */
export const noMachineWords: Rule = {
  name: 'no file names a path of one machine or a download host',
  applies: () => true,
  check: (file) => search(file, MACHINE),
  broken: [
    ...MACHINE_PATHS.map((path): Planted => ({ path: 'docs/a.md', text: `see ${path}main` })),
    { path: 'src/core/a.ts', text: `const x = '${MACHINE_PATHS[1]}x';` },
    { path: '.npmrc', text: spell('registry=https://', 'registry', '.npmjs.org') },
    { path: 'package-lock.json', text: spell('  "resolved', '": "https://example.org/a.tgz"') },
  ],
  sound: [{ path: 'docs/a.md', text: 'The work/ of a market; tests/tmp-free; https://example.org/home' }],
};

const UNFINISHED: readonly BannedText[] = [
  {
    pattern: new RegExp(`\\b(${['TO', 'FIX'].map((word, i) => word + ['DO', 'ME'][i]).join('|')})\\b`),
    message: 'unfinished',
  },
];

/** What is not done is said in the change log or not at all. */
export const noUnfinished: Rule = {
  name: 'no code is marked unfinished',
  applies: (path) => /\.(ts|mjs|cjs)$/.test(path),
  check: (file) => search(file, UNFINISHED),
  broken: [
    { path: 'src/core/a.ts', text: spell('// TO', 'DO: later') },
    { path: 'src/core/a.ts', text: spell('// FIX', 'ME') },
  ],
  sound: [{ path: 'src/core/a.ts', text: "export const SIDES_TODO_LIST = 'todo';" }],
};

const SWITCHED_OFF: readonly BannedText[] = [
  {
    pattern: /\b(it|test|describe)\.(only|skip|todo)\b/,
    message: 'a test is switched off, or the others are',
  },
];

/** A test is skipped only by a condition that it names (`context.skip(reason)`, `describe.skipIf`). */
export const noSwitchedOffTests: Rule = {
  name: 'no test is switched off',
  applies: (path) => path.startsWith('tests/') && path.endsWith('.ts'),
  check: (file) => search(file, SWITCHED_OFF),
  broken: ['only', 'skip', 'todo'].map((word) => ({
    path: 'tests/a.test.ts',
    text: `it${'.'}${word}('x', () => {});`,
  })),
  sound: [{ path: 'tests/a.test.ts', text: "it('x', (context) => context.skip('no browser'));" }],
};
