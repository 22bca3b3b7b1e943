/**
 * Where a command speaks. Without `--json`, words go to stdout; with it, stdout carries exactly one JSON object
 * and every word goes to stderr.
 */
export class Output {
  readonly json: boolean;

  constructor(json: boolean) {
    this.json = json;
  }

  /** A line for people. */
  say(line = ''): void {
    (this.json ? process.stderr : process.stdout).write(`${line}\n`);
  }

  /** The result for programs; ignored without `--json`. */
  result(value: object): void {
    if (this.json) process.stdout.write(`${JSON.stringify(value)}\n`);
  }
}

/** Aligned columns: the first is as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] + gap)))
      .join('')
      .trimEnd(),
  );
}

/** 1234567 as 1,234,567. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
