/** Pages with curves and tables that need nothing else: for who runs a community, and for measurements. */
export { escaped, htmlPage, htmlTable } from './html.ts';
export { type LineChart, lineChart, type Series } from './line-chart.ts';
