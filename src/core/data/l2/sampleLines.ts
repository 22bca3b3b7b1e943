import type { FeedSample } from '../formats/feedFormat.ts';

const SHOWN_LINES = 200;
const LINE_OF_JSON = /^(\d{18,19} )?\s*\{/;

/** The first lines of a sample that begin as recorded JSON messages do; none where the first line does not. */
export function sampleLines(sample: FeedSample): string[] {
  const lines = sampleText(sample)
    .split('\n', SHOWN_LINES)
    .filter((line) => line.trim() !== '');
  return lines.length > 0 && LINE_OF_JSON.test(lines[0]) ? lines : [];
}

/** A sample as text, one character a byte. */
export function sampleText({ head }: FeedSample): string {
  let text = '';
  for (let at = 0; at < head.length; at += 4096) {
    const piece = head.subarray(at, at + 4096);
    text += String.fromCharCode.apply(null, piece as unknown as number[]);
  }
  return text;
}
