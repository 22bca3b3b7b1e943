import { crc32 } from 'node:zlib';
import { stableJson } from '../stableJson.ts';

/** Data as JSON that carries its own CRC-32, so that a changed byte of it is told from changed data. */
export function sealedJson(data: object): string {
  return stableJson({ ...data, crc32: crc32(stableJson(data)) });
}

/** The data of a sealed text, or undefined where any byte of it is not as it was written. */
export function unsealed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { crc32: _, ...data } = JSON.parse(text) as Record<string, unknown>;
    return text === sealedJson(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
