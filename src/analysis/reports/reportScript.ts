/**
 * The page's own program: draws the figures and draws them again when the colour scheme, the width or the medium
 * changes. Plotly writes into what it is given, so each drawing starts from the JSON text.
 */
export const REPORT_SCRIPT = `
(() => {
  'use strict';
  const read = (id) => document.getElementById(id).textContent;
  const darkByLight = new Map(Object.entries(JSON.parse(read('dark-colours'))));
  const plots = [...document.querySelectorAll('.plot')];
  const darkScheme = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 600px)');
  const config = {
    displaylogo: false, responsive: true,
    modeBarButtons: [['toImage', 'zoom2d', 'pan2d', 'zoomIn2d', 'zoomOut2d', 'resetScale2d']],
  };

  function figureOf(plot, dark) {
    const swap = (_, value) => (typeof value === 'string' && darkByLight.get(value)) || value;
    return JSON.parse(read(plot.dataset.figure), dark ? swap : undefined);
  }

  /** The page's heading stands in for the title; a phone gets fewer ticks and smaller margins. */
  function fit({ data, layout }) {
    const legend = data.length > 2;
    delete layout.title;
    layout.autosize = true;
    layout.margin = narrow.matches ? { l: 44, r: 20, t: 24, b: 40 } : { l: 56, r: 28, t: legend ? 60 : 28, b: 48 };
    if (narrow.matches) {
      layout.font = { size: 11 };
      if (layout.xaxis.nticks) layout.xaxis.nticks = 7;
    }
    return layout;
  }

  function draw(dark) {
    for (const plot of plots) {
      const figure = figureOf(plot, dark);
      const colorbar = narrow.matches && figure.data[0].colorbar;
      if (colorbar) Object.assign(colorbar, { orientation: 'h', y: -0.32, yanchor: 'top', title: { text: '' } });
      Plotly.react(plot, figure.data, fit(figure), { ...config, displayModeBar: narrow.matches ? false : 'hover' });
    }
  }

  /** The contents stand beside the page where there is room; elsewhere they are folded. */
  const wide = matchMedia('(min-width: 1180px)');
  const list = document.querySelector('.contents');
  const fold = () => { list.open = wide.matches; };
  wide.addEventListener('change', fold);
  fold();

  const tables = document.querySelectorAll('details.numbers');
  const button = document.getElementById('all-tables');
  button.hidden = tables.length === 0;
  button.addEventListener('click', () => {
    const open = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(open));
    button.textContent = open ? 'Hide all tables' : 'Show all tables';
    for (const table of tables) table.open = open;
  });

  let printing = false;
  const redraw = () => draw(darkScheme.matches && !printing);
  const print = (value) => () => {
    printing = value;
    redraw();
  };
  redraw();
  darkScheme.addEventListener('change', redraw);
  narrow.addEventListener('change', redraw);
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
  globalThis.drawForPrint = print(true);
  document.documentElement.dataset.drawn = 'true';
})();
`;
