import { checkDataset } from '../../../../core/data/node/catalogue/checkDataset.ts';
import { type FileSurvey, surveyFile } from '../../../../core/data/node/surveyFile.ts';
import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { grouped, Output } from '../../output.ts';
import { catalogueOf, type FileOptions, feedOptions, isDataset, withFileProgress } from './dataOptions.ts';
import { findingLines, findingSummary, isBad } from './findingLines.ts';

/** `market-sim data check <name|file…>`: exit code 1 where an error or a warning was found. */
export async function checkData(words: readonly string[], options: FileOptions): Promise<void> {
  const output = new Output(options.json === true);
  const results: ({ name: string } & FileSurvey)[] = [];
  for (const word of words) {
    const survey = await check(word, options);
    const { format, facts, findings } = survey;
    output.say(`${word}: ${format}, ${grouped(facts.records)} records, ${findingSummary(findings)}`);
    for (const line of findingLines(findings)) output.say(`  ${line}`);
    results.push({ name: word, ...survey });
  }
  const bad = results.some(({ findings }) => isBad(findings));
  output.result({ ok: !bad, checked: results });
  if (bad) process.exitCode = EXIT.different;
}

function check(word: string, options: FileOptions): Promise<FileSurvey> {
  const catalogue = catalogueOf(options);
  const stored = isDataset(catalogue, word);
  return withFileProgress(`check ${word}`, (onProgress) =>
    stored
      ? checkDataset(catalogue, word, onProgress)
      : surveyFile(word, { ...feedOptions(options), format: options.format, onProgress }),
  );
}
