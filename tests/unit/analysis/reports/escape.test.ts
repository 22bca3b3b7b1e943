import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeHtml,
  jsonForScript,
  scriptForHtml,
  shellWord,
} from '../../../../src/analysis/reports/escape.ts';

describe('escape', () => {
  it('makes text harmless as content and as an attribute', () => {
    expect(escapeHtml(`<img src="x" onerror='y'> & co`)).toBe(
      '&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt; &amp; co',
    );
  });

  it('keeps JSON in a script element equal and without a tag in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('</script>', '<!--', '\u2028', '<'), (value, text) => {
        const data = { value, text };
        const embedded = jsonForScript(data);
        expect(embedded).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it('hides tags in the strings of a program without changing them', () => {
    const embedded = scriptForHtml('return ["</script>", "<SCRIPT>", "<!--", 1 < 2]');
    expect(embedded).not.toMatch(/<(\/?script|!--)/i);
    expect(new Function(embedded)()).toEqual(['</script>', '<SCRIPT>', '<!--', true]);
  });

  it('quotes what a shell would read otherwise', () => {
    expect(['a/b-1.json', 'a b', "it's", '$HOME', ''].map(shellWord)).toEqual([
      'a/b-1.json',
      "'a b'",
      "'it'\\''s'",
      "'$HOME'",
      "''",
    ]);
  });
});
