import { feedTimeText } from '../../../../core/data/checks/feedTime.ts';
import type { Finding, FindingPlace } from '../../../../core/data/checks/finding.ts';
import { grouped } from '../../output.ts';

/** True where something is wrong: notes alone are not. */
export function isBad(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity !== 'note');
}

/** Findings for people: a line for each, and its first places below it. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ severity, check, title, count, places }) => [
    `${severity} ${check}: ${title} (${grouped(count)})`,
    ...places.map((place) => `  ${[...where(place), place.words].join('  ')}`),
    ...(count > places.length ? [`  … ${grouped(count - places.length)} more`] : []),
  ]);
}

/** `2 errors, 1 warning, 3 notes`, counting kinds of findings. */
export function findingSummary(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

function where({ line, byteOffset, day, timeNs, symbol }: FindingPlace): string[] {
  const place =
    line !== undefined ? [`line ${line}`] : byteOffset !== undefined ? [`byte ${byteOffset}`] : [];
  const time = day === 0 && timeNs === 0 ? [] : [feedTimeText(day, timeNs)];
  return [...place, ...time, ...(symbol === '' ? [] : [symbol])];
}
