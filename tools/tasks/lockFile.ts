/** What we use of an entry of `package-lock.json`. */
interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `package-lock.json`, version 3: entries by their folder. */
export interface LockFile {
  readonly packages: Record<string, LockEntry>;
}

/** An optional package that an entry names and the lock does not hold. */
export interface MissingEntry {
  /** Folder at which it would be installed. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly neededBy: string;
}

const NESTED = '/node_modules/';

/**
 * Optional packages that the lock leaves out. npm drops those of other platforms that the registry at hand does not
 * carry, and then refuses its own lock in `npm ci`.
 */
export function missingOptional(lock: LockFile): MissingEntry[] {
  const missing: MissingEntry[] = [];
  for (const [neededBy, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!resolves(lock, neededBy, name))
        missing.push({ folder: `node_modules/${name}`, name, version, neededBy });
    }
  }
  return missing;
}

/** Whether a package in `folder` finds `name`, looking upwards as Node does. */
function resolves(lock: LockFile, folder: string, name: string): boolean {
  for (let place = folder; ; place = place.slice(0, Math.max(0, place.lastIndexOf(NESTED)))) {
    if (lock.packages[`${place}${place === '' ? '' : '/'}node_modules/${name}`] !== undefined) return true;
    if (place === '') return false;
  }
}

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The platform that a package of prebuilt code names: `…-linux-x64-gnu`. */
export function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1) return undefined;
  if (words.includes('musl')) return { os, cpu, libc: ['musl'] };
  return words.includes('gnu') ? { os, cpu, libc: ['glibc'] } : { os, cpu };
}
