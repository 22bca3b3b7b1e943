import { describe, expect, it } from 'vitest';
import {
  COLOUR,
  DARK_BY_LIGHT,
  darkFigure,
  LINE_COLOURS,
} from '../../../../src/analysis/visualization/style.ts';

/** WCAG 2.1 relative luminance and contrast of two colours `#rrggbb`. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
    const [red, green, blue] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('style', () => {
  it('has one dark colour for every light one', () => {
    expect(Object.keys(DARK_BY_LIGHT)).toHaveLength(Object.keys(COLOUR).length);
  });

  it('draws lines that stand out from light and dark paper, and text that reads on both', () => {
    const dark = (colour: string) => DARK_BY_LIGHT[colour];
    for (const line of LINE_COLOURS) {
      expect(contrast(line, COLOUR.paper)).toBeGreaterThan(2.9);
      expect(contrast(dark(line), dark(COLOUR.paper))).toBeGreaterThan(3);
    }
    for (const text of [COLOUR.ink, COLOUR.muted]) {
      expect(contrast(text, COLOUR.paper)).toBeGreaterThan(4.5);
      expect(contrast(dark(text), dark(COLOUR.paper))).toBeGreaterThan(4.5);
    }
  });

  it('swaps colours wherever they stand and nothing else', () => {
    const trace = {
      type: 'bar',
      name: 'x',
      y: [1, null],
      marker: { color: [COLOUR.bid, 'constructor'] },
    } as const;
    const dark = darkFigure({ data: [trace], layout: { paper_bgcolor: COLOUR.paper, autosize: true } });
    expect(dark.data[0].marker).toEqual({ color: [DARK_BY_LIGHT[COLOUR.bid], 'constructor'] });
    expect(dark.data[0].y).toEqual([1, null]);
    expect(dark.layout).toEqual({ paper_bgcolor: DARK_BY_LIGHT[COLOUR.paper], autosize: true });
  });
});
