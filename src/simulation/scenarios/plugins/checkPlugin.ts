import { BaseError } from '../../../core/utils/errors.ts';
import type { Plugin } from './plugin.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** What every part of a kind must have, beside a name: field and type. */
const PARTS = {
  scenarios: { title: 'string', description: 'string', schema: 'object', build: 'function' },
  mechanisms: { title: 'string', settings: 'object', capabilities: 'object', createEngine: 'function' },
  agents: { title: 'string', settings: 'object', create: 'function' },
  protocols: {
    title: 'string',
    source: 'string',
    phases: 'object',
    words: 'object',
    settings: 'object',
    leastNodes: 'function',
    quorum: 'function',
    create: 'function',
    craft: 'object',
  },
  adversaries: { title: 'string', settings: 'object', corrupt: 'function' },
} as const;

/** What makes a field of a kind, where authors may not know. */
const MAKERS: Readonly<Record<keyof typeof PARTS, string>> = {
  scenarios: 'make it with defineScenario',
  mechanisms: 'make it with defineMechanism',
  agents: 'make it with defineAgent',
  protocols: 'make it with defineProtocol',
  adversaries: 'make it with defineAdversary',
};

/** True for words of small letters and digits joined by hyphens, as `batch-100ms`. */
export function isPartName(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 60 && NAME.test(text);
}

/**
 * Holds what a module exported against the shape of a plug-in; `file` is named in errors.
 *
 * @throws BaseError PLUGIN_INVALID.
 */
export function checkPlugin(value: unknown, file: string): Plugin {
  if (!isRecord(value)) throw invalid(file, `its plug-in must be an object, and is ${shown(value)}`);
  if (!isPartName(value.name)) throw invalid(file, `name must be ${NAME_WORDS}, and is ${shown(value.name)}`);
  if (typeof value.version !== 'string' || !VERSION.test(value.version)) {
    throw invalid(file, `version must be as "1.0.0", and is ${shown(value.version)}`);
  }
  const known = ['name', 'version', ...Object.keys(PARTS)];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw invalid(file, `a plug-in has no ${unknown}; it has ${known.join(', ')}`);
  for (const kind of Object.keys(PARTS) as (keyof typeof PARTS)[]) checkParts(value[kind], kind, file);
  return value as unknown as Plugin;
}

const NAME_WORDS = 'small letters, digits and hyphens, as "my-market"';

function checkParts(parts: unknown, kind: keyof typeof PARTS, file: string): void {
  if (parts === undefined) return;
  if (!Array.isArray(parts)) throw invalid(file, `${kind} must be a list, and is ${shown(parts)}`);
  for (const [index, part] of parts.entries()) checkPart(part, kind, `${kind}[${index}]`, file);
}

function checkPart(part: unknown, kind: keyof typeof PARTS, path: string, file: string): void {
  if (!isRecord(part)) throw invalid(file, `${path} must be an object, and is ${shown(part)}`);
  if (!isPartName(part.name)) {
    throw invalid(file, `${path}.name must be ${NAME_WORDS}, and is ${shown(part.name)}`);
  }
  for (const [field, type] of Object.entries(PARTS[kind])) {
    const found = part[field];
    if (typeof found === type && found !== null) continue;
    throw invalid(
      file,
      `${path} (${part.name}): ${field} must be a ${type}, and is ${shown(found)}; ${MAKERS[kind]}`,
    );
  }
}

function invalid(file: string, what: string): BaseError {
  return new BaseError('PLUGIN_INVALID', `${file}: ${what}`, { facts: { file } });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
