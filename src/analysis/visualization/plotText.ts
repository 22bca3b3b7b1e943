/**
 * A name of the user's as text in a figure. Plotly reads `<b>`, `<a>` and entities in titles, legends and labels;
 * escaped, a symbol or an actor called `<script>` is shown as it is written.
 */
export function plotText(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
