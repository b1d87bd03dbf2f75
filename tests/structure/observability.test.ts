import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeFiles } from '../../deploy/compose/read.ts';
import { alerts, dashboards, metricsNeeded, watched } from '../../deploy/observability/read.ts';
import { topology } from '../../deploy/topology.ts';
import { apart, expectNothingWrong, ROOT } from './services.ts';

const file = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('The alerts', () => {
  const RUNBOOKS = 'docs/runbooks';

  it('have each a runbook, and each runbook has its alert', () => {
    const found = readdirSync(join(ROOT, RUNBOOKS)).filter((name) => name !== 'README.md');
    const wanted = alerts.map(({ annotations }) => basename(annotations.runbook_url ?? ''));
    expectNothingWrong(
      apart(
        { found, wanted },
        (name) => `${RUNBOOKS}/${name} is missing: an alert names it`,
        (name) => `${RUNBOOKS}/${name} is named by no alert`,
      ),
    );
    for (const { alert, annotations } of alerts) {
      const page = file(annotations.runbook_url ?? '');
      expect(page.startsWith(`# ${alert}\n`)).toBe(true);
      expect(page).toMatch(/## See\n\n[\s\S]*yabot [\s\S]*## Do\n\n1\. /);
      expect(file(`${RUNBOOKS}/README.md`)).toContain(
        `[${alert}](${basename(annotations.runbook_url ?? '')})`,
      );
    }
  });

  it('say in one sentence what is wrong, how bad it is, and come within a minute', () => {
    for (const { alert, labels, annotations, for: patience = '0s' } of alerts) {
      expect({ alert, severity: labels.severity }).toEqual({
        alert,
        severity: expect.stringMatching(/^(critical|warning)$/),
      });
      expect(annotations.summary?.length).toBeGreaterThan(10);
      // Reading and judging take up to fifteen seconds.
      expect({ alert, seconds: Number(/^(\d+)s$/.exec(patience)?.[1]) <= 45 }).toEqual({
        alert,
        seconds: true,
      });
    }
  });

  it('have each a test of when they come and when not', () => {
    const tests = file('deploy/observability/alerts.test.yml');
    const untested = alerts.filter(({ alert }) => !tests.includes(`alertname="${alert}"`));
    expectNothingWrong(untested.map(({ alert }) => `alerts.test.yml does not show when ${alert} comes`));
  });

  it('name nobody', () => {
    const named = alerts.filter(({ annotations }) =>
      /userId|user_id|telegramId/.test(annotations.summary ?? ''),
    );
    expect(named).toEqual([]);
  });
});

describe.each(dashboards.map((dashboard) => [dashboard.file, dashboard] as const))(
  'The dashboard %s',
  (_, it_) => {
    it('asks the Prometheus that is chosen, in every panel', () => {
      expect(it_.templating.list).toContainEqual(
        expect.objectContaining({ name: 'datasource', type: 'datasource' }),
      );
      const uids = it_.panels.flatMap(({ datasource, targets }) => [
        datasource,
        ...targets.map((t) => t.datasource),
      ]);
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Grafana writes it
      expect([...new Set(uids.map(({ uid }) => uid))]).toEqual(['${datasource}']);
    });

    it('has a name of its own', () => {
      expect(dashboards.filter(({ uid, title }) => uid === it_.uid || title === it_.title)).toEqual([it_]);
    });
  },
);

describe('Prometheus and Grafana in containers', () => {
  const { prometheus, grafana } = composeFiles.fleet.services;

  it('run when they are asked for, and find the files of deploy/observability', () => {
    for (const { profiles, volumes = [] } of [prometheus!, grafana!]) {
      expect(profiles).toEqual(['observability']);
      const files = volumes
        .map((volume) => volume.split(':')[0]!)
        .filter((source) => source.startsWith('./'));
      expect(files.length).toBeGreaterThan(0);
      expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    }
  });

  it('watch every service at its port', () => {
    const { names, port } = watched;
    expect(names.toSorted()).toEqual(topology.services.map(({ name }) => name).toSorted());
    expect(file('deploy/Dockerfile')).toContain(`HEALTH_PORT=${port}`);
  });

  it('need metrics', () => expect(metricsNeeded().size).toBeGreaterThan(20));
});
