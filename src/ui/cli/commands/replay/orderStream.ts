import type { FileProgress } from '../../../../core/data/node/fileChunks.ts';
import {
  type OrderStreamResult,
  replayOrderStream,
} from '../../../../simulation/scenarios/replay/node/replayOrderStream.ts';
import { PartFile } from '../../partFile.ts';
import { factLines, type ReplayFormat } from './replayFormat.ts';

/** A binary order stream through the matching engine. */
export const orderStream: ReplayFormat = {
  own: ['reports'],
  async replay({ file, options, onProgress }) {
    const { reports } = options;
    const result = await (reports === undefined
      ? replayOrderStream(file, { onProgress })
      : withReports(file, reports, onProgress));
    return { result, lines: factLines(result) };
  },
};

async function withReports(
  file: string,
  reportsPath: string,
  onProgress: FileProgress,
): Promise<OrderStreamResult> {
  const reports = new PartFile(reportsPath);
  try {
    const result = await replayOrderStream(file, { onProgress, onReports: (text) => reports.write(text) });
    reports.commit();
    return result;
  } finally {
    reports.discard();
  }
}
