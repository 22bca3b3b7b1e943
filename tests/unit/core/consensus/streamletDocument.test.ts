import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { rulesTable } from '../../../support/consensus/streamletDocument.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/reference/streamlet.md', import.meta.url));

/** From the head of the table to the empty line after it. */
const TABLE = /\| rule \| where it stands [\s\S]*?\n(?=\n)/;

/** `npx vitest run -u` on this file writes the table anew. */
it('docs/reference/streamlet.md names the lines of each rule, and tests that exist', async () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).toMatch(TABLE);
  const renewed = page.replace(TABLE, () => `${rulesTable()}\n`);
  await expect(renewed).toMatchFileSnapshot(PAGE);
});
