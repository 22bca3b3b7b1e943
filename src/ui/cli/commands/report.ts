import { Output } from '../output.ts';
import { showReport } from '../showReport.ts';

/** `market-sim report <run>` */
export async function reportCommand(runDir: string, options: { open?: boolean }): Promise<void> {
  await showReport(runDir, { open: options.open === true, output: new Output(false) });
}
