import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { QUERY_TABLES } from '../../../../../src/simulation/results/node/tables/queryError.ts';
import { tablesDocument } from '../../../../support/tablesDocument.ts';

const PAGE = fileURLToPath(new URL('../../../../../docs/reference/tables.md', import.meta.url));

/** `npx vitest run -u` on this file writes the page anew. */
it('docs/reference/tables.md says what the tables hold', async () => {
  await expect(tablesDocument(QUERY_TABLES)).toMatchFileSnapshot(PAGE);
});
