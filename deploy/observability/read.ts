import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** An alert as Prometheus reads it. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity?: string };
  readonly annotations: { readonly summary?: string; readonly runbook_url?: string };
}

/** A dashboard as Grafana reads it, as far as it is looked at. */
export interface Dashboard {
  readonly file: string;
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}

const FOLDER = import.meta.dirname;
const DASHBOARDS = join(FOLDER, 'grafana/dashboards');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');

/** Every alert there is. */
export const alerts = (
  parse(read('alerts.yml')) as { groups: readonly { rules: readonly Alert[] }[] }
).groups.flatMap(({ rules }) => rules);

/** Which names Prometheus looks for instances under, and at which port. */
export const watched = (
  parse(read('prometheus.yml')) as {
    scrape_configs: readonly { dns_sd_configs: readonly { names: readonly string[]; port: number }[] }[];
  }
).scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs)[0]!;

/** Every dashboard there is. */
export const dashboards: readonly Dashboard[] = readdirSync(DASHBOARDS).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(join(DASHBOARDS, file), 'utf8')) as Omit<Dashboard, 'file'>),
}));

const METRIC = /\b(?:yabot|process|nodejs)_[a-z\d_]+/g;
/** What Prometheus makes of a histogram. */
const PARTS = /_(?:bucket|sum|count)$/;

/** The metrics that alerts and dashboards need, each with where it is needed. */
export function metricsNeeded(): Map<string, string> {
  const needed = new Map<string, string>();
  const need = (expr: string, where: string) => {
    for (const [name] of expr.matchAll(METRIC)) needed.set(name, where);
  };
  for (const { alert, expr } of alerts) need(expr, `the alert ${alert}`);
  for (const { file, panels } of dashboards) {
    for (const { title, targets } of panels) {
      for (const { expr } of targets) need(expr, `"${title}" of ${file}`);
    }
  }
  return needed;
}

/** The metrics that alerts and dashboards need and that none of these texts of `/metrics` has, in words. */
export function metricsMissing(texts: readonly string[]): string[] {
  const told = new Map(
    texts.flatMap((text) =>
      [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name, type]),
    ),
  );
  const isTold = (name: string) => told.has(name) || told.get(name.replace(PARTS, '')) === 'histogram';
  return [...metricsNeeded()].flatMap(([name, where]) =>
    isTold(name) ? [] : [`No service tells ${name}, which ${where} needs`],
  );
}

/** The configuration of Prometheus, for instances at these addresses instead of those of the containers. */
export function configurationFor(addresses: readonly string[]): string {
  const configuration = parse(read('prometheus.yml')) as { scrape_configs: Record<string, unknown>[] };
  const [{ dns_sd_configs: _, ...job } = {}] = configuration.scrape_configs;
  const watching = { ...job, static_configs: [{ targets: addresses }] };
  return stringify({
    ...configuration,
    rule_files: [join(FOLDER, 'alerts.yml')],
    scrape_configs: [watching],
  });
}

/** The file in which promtool finds when each alert comes and when not. */
export const ALERT_TESTS = join(FOLDER, 'alerts.test.yml');
