import { describe, expect, it } from 'vitest';
import { closingLine, countTests, skippedTests, type TestReport } from '../../../tools/tasks/testCounts.ts';

const test = (status: string) => ({ status, fullName: `it is ${status}` });
const report: TestReport = {
  numPassedTests: 2,
  numFailedTests: 1,
  numPendingTests: 3,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [test('passed'), test('pending')] },
    { status: 'failed', assertionResults: [test('passed'), test('failed')] },
  ],
};

describe('closing line of the tests', () => {
  it('counts what vitest counts', () => {
    expect(closingLine(countTests(report))).toBe('2 passed, 1 failed, 4 skipped');
  });

  it('names what was skipped', () => {
    expect(skippedTests(report)).toEqual(['it is pending']);
  });

  it('counts a file that does not load as a failure', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(countTests({ ...report, testResults }).failed).toBe(2);
  });
});
