import type { CheckAnswer } from '../../../api/validate/checkMessages.ts';
import type { ValidationCheck } from '../../../validation/check.ts';
import { outcomeText } from '../../../validation/page/outcomeText.ts';
import { type Verdict, verdictOf } from '../../../validation/verdict.ts';
import { columns } from '../output.ts';

/** A check that was made. */
interface Row extends CheckAnswer {
  readonly check: ValidationCheck;
  readonly verdict: Verdict;
}

/** Checks and what came of them, in lines: a table for each subject, notes, and what they sum up to. */
export function validationText(
  checks: readonly ValidationCheck[],
  answers: readonly CheckAnswer[],
): string[] {
  const rows = rowsOf(checks, answers);
  const subjects = [...new Set(rows.map(({ check }) => check.subject))];
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return [
    ...subjects.flatMap((subject) =>
      subjectLines(
        subject,
        rows.filter(({ check }) => check.subject === subject),
      ),
    ),
    `${rows.length} checks: ${count('pass')} pass, ${count('fail')} fail, ${count('reported')} reported`,
    ...(rows.every(({ check }) => check.confirmed)
      ? []
      : ['† the published figure was not read in its source']),
  ];
}

function subjectLines(subject: string, rows: readonly Row[]): string[] {
  const seconds = rows.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / 1000;
  const sources = [...new Set(rows.map(({ check }) => check.source))];
  const table = rows.map(({ check, verdict, id, outcome }) => [
    verdict,
    id,
    `${outcomeText(outcome)}${check.unit === '' ? '' : ` ${check.unit}`}`,
    `${check.published}${check.confirmed ? '' : ' †'}`,
    check.gate,
  ]);
  const notes = rows.flatMap(({ id, outcome }) =>
    outcome.note === undefined ? [] : [`  ${id}: ${outcome.note}`],
  );
  return [
    `${subject} (${seconds.toFixed(1)} s)`,
    ...columns([['', 'CHECK', 'OURS', 'PUBLISHED', 'GATE'], ...table]).map((line) => `  ${line}`),
    ...notes,
    ...sources.map((source) => `  source: ${source}`),
    '',
  ];
}

function rowsOf(checks: readonly ValidationCheck[], answers: readonly CheckAnswer[]): Row[] {
  return answers.map((answer) => {
    const check = checks.find(({ id }) => id === answer.id)!;
    return { ...answer, check, verdict: verdictOf(check, answer.outcome) };
  });
}

/** The same for programs; what is no number is null. */
export function checkJson(checks: readonly ValidationCheck[], answers: readonly CheckAnswer[]) {
  const rows = rowsOf(checks, answers);
  return {
    failed: rows.filter(({ verdict }) => verdict === 'fail').length,
    checks: rows.map(({ check: { run: _, ...words }, outcome, verdict, elapsedMs }) => ({
      ...words,
      ...outcome,
      verdict,
      elapsedMs,
    })),
  };
}
