import type { RecordedFile } from './recordedFile.ts';

/** File and line, or byte, of the line at work. */
export function placeOf({ name, source }: RecordedFile): string {
  const { line, byteOffset } = source.where();
  if (line !== undefined) return `${name}:${line}`;
  return byteOffset === undefined ? name : `${name}: byte ${byteOffset}`;
}
