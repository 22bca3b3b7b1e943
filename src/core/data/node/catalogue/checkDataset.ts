import type { Finding } from '../../checks/finding.ts';
import type { FileProgress } from '../fileChunks.ts';
import { type FileSurvey, surveyFile } from '../surveyFile.ts';
import type { Catalogue } from './catalogue.ts';
import { hashFile } from './hashFile.ts';

/**
 * All checks of a dataset's file, and whether its bytes are still those that were imported.
 *
 * @throws BaseError DATASET_UNKNOWN, DATA_CORRUPT for a damaged description, those of `openFeed`
 */
export async function checkDataset(
  catalogue: Catalogue,
  name: string,
  onProgress?: FileProgress,
): Promise<FileSurvey> {
  const dataset = catalogue.read(name);
  const path = catalogue.fileOf(name, dataset);
  const { size, sha256 } = await hashFile(path, (read, total) => onProgress?.(read, total * 2));
  const survey = await surveyFile(path, {
    ...catalogue.openOptions(dataset),
    onProgress: (read, total) => onProgress?.(total + read, total * 2),
  });
  if (size === dataset.size && sha256 === dataset.sha256) return survey;
  const words =
    size === dataset.size
      ? `its ${size} bytes have the SHA-256 ${sha256}, not ${dataset.sha256}`
      : `it has ${size} bytes, not ${dataset.size}`;
  const changed: Finding = {
    check: 'checksum',
    severity: 'error',
    title: 'the bytes are not those that were imported (DATA_CORRUPT)',
    count: 1,
    places: [{ day: 0, timeNs: 0, symbol: '', words }],
  };
  return { ...survey, findings: [changed, ...survey.findings] };
}
