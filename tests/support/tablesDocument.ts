import type { TableColumn, TableSpec } from '../../src/simulation/results/tables/tableSpec.ts';

const INTRODUCTION = `# Tables

Every stored run is a set of tables: \`market-sim query\` asks them in SQL, \`market-sim export\` writes them as Parquet
or CSV. They are projections of the event log, made when they are first needed and kept in the run's folder.

In a query each table begins with the column \`run\`, the name of the run. Times are whole nanoseconds of simulated time
since the start of the run. Prices and quantities come twice: as doubles in decimal units, each the double nearest to
the decimal, and as exact whole numbers of ticks and lots. Cash is in whole minor units of the currency (cents). What
does not apply has no value (\`NULL\`).

Types: \`bigint\` is a 64-bit and \`integer\` a 32-bit whole number, \`double\` a 64-bit float, \`text\` a word.
`;

/** The reference page of the tables, from their descriptions. */
export function tablesDocument(
  tables: readonly (Omit<TableSpec, 'columns'> & { readonly columns: readonly TableColumn[] })[],
): string {
  const sections = tables.map(({ name, description, columns }) => {
    const rows = columns.map(
      (each) => `| \`${each.name}\` | ${each.type} | ${each.unit} | ${each.description} |`,
    );
    return [
      `## ${name}`,
      '',
      description,
      '',
      '| column | type | unit | meaning |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [INTRODUCTION, ...sections].join('\n');
}
