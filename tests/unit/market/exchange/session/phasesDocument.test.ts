import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PHASE_REASON } from '../../../../../src/core/models/phase.ts';
import { phasesTable } from '../../../../support/phasesDocument.ts';

const document = readFileSync(new URL('../../../../../docs/reference/phases.md', import.meta.url), 'utf8');

it('docs/reference/phases.md says what the rules say', () => {
  expect(document).toContain(phasesTable());
});

it('docs/reference/phases.md names every reason', () => {
  for (const [name, number] of Object.entries(PHASE_REASON)) {
    expect(document).toContain(`| \`${name}\` | ${number} |`);
  }
});
