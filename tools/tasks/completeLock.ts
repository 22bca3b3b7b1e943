/**
 * Completes `package-lock.json` after a change of the dependencies: adds the optional packages of other platforms that
 * npm left out. Run it after `npm install`; a convention test tells when it is needed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type LockFile, missingOptional, platformOf } from './lockFile.ts';

const path = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8')) as LockFile;
for (const { folder, name, version, neededBy } of missingOptional(lock)) {
  const platform = platformOf(name);
  if (platform === undefined)
    throw new Error(`${name}, wanted by ${neededBy}, names no platform: look at it by hand`);
  const dev = lock.packages[neededBy].dev === true ? { dev: true } : {};
  lock.packages[folder] = { version, ...dev, optional: true, ...platform };
  console.log(`added ${name}@${version}`);
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
